"""The five who speak most, each with a bearing and a prop that crosses the outline of the face.

Look for: ``SPEAKERS``.
"""

from assets.art.portrait.alexis import ALEXIS
from assets.art.portrait.hassan import HASSAN
from assets.art.portrait.martinez import MARTINEZ
from assets.art.portrait.person import Person
from assets.art.portrait.rivera import RIVERA
from assets.art.portrait.yuki import YUKI

SPEAKERS: dict[str, Person] = {"yuki": YUKI, "alexis": ALEXIS, "hassan": HASSAN, "rivera": RIVERA, "martinez": MARTINEZ}
