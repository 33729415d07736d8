"""The thirteen at home in the module, each known by outline first: hair, headwear or a thing they are never without.

Look for: ``RESIDENTS``.
"""

from assets.art.portrait.at_home import ELENA, GABRIEL, LUCIA, NOOR, RUSTAM, SAMIRA
from assets.art.portrait.at_work import ADAEZE, DANIEL, INGRID, IVAN, MEILIN, PETRA, TOMASZ
from assets.art.portrait.person import Person

RESIDENTS: dict[str, Person] = {
    person.name: person
    for person in (
        ELENA, RUSTAM, NOOR, INGRID, MEILIN, TOMASZ, ADAEZE, SAMIRA, DANIEL, LUCIA, IVAN, GABRIEL, PETRA,
    )
}  # fmt: skip
