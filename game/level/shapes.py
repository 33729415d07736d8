"""What values in a level file look like: quantities with units, ids, times of day, and the strict base of every shape.

Look for: `Strict`, `Id`, `Text`, `Truth`, `Whole`, `Clock`, `clock_seconds`; `Quantity`, and its kinds (`Volume`, …).
"""

import re
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler

from game.model.units import UNITS, quantity


class Quantity(NamedTuple):
    """A number with a unit, written as text; bounds are SI."""

    kind: str
    gt: float | None = None
    ge: float | None = None
    lt: float | None = None
    le: float | None = None

    def read(self, value: Any) -> float:
        """The SI value. Raises ValueError."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError(f"a {self.kind} is a number with a unit, written as text")
        found = quantity(str(value), self.kind)
        if not str(value).strip().isascii() or (found == 0.0 and "-" in str(value)):
            raise ValueError(f"{str(value)!r} is written in plain digits, and nothing is just 0")
        return found

    @property
    def units(self) -> list[str]:
        """In which it may be written."""
        return [name for name, unit in UNITS.items() if unit.kind == self.kind]

    def written(self, value: float) -> str:
        """An SI value in the unit in which it reads best."""
        found = []
        for name in self.units:
            number = (value - UNITS[name].offset) / UNITS[name].scale
            text = f"{number:.6f}".rstrip("0").rstrip(".")
            found.append((not 0.1 <= abs(number) < 10_000.0, len(text), f"{text} {name}"))
        # min() keeps the first of equals: the kind's usual unit stands first among the UNITS.
        return min(found, key=lambda each: each[:2])[2]

    @property
    def takes(self) -> str:
        """What may be written, for people: `pressure in Pa, kPa, bar or mmHg, above 0`."""
        units = self.units
        named = " or ".join([", ".join(units[:-1]), units[-1]] if units[1:] else units)
        if self.ge == 0 and self.le is not None:
            return f"{self.kind} in {named}, 0 to {self.written(self.le)}"
        bounds = ((self.gt, "above {}"), (self.ge, "{} or more"), (self.lt, "below {}"), (self.le, "at most {}"))
        told = [text.format(self.written(bound) if bound else "0") for bound, text in bounds if bound is not None]
        return f"{self.kind} in {named}, {' and '.join(told)}"

    @property
    def pattern(self) -> str:
        """What matches it in ECMA 262. Of its bounds a pattern knows the sign only."""
        signed = self.kind == "temperature"
        # A unit that begins with a digit (1/h) needs a space before it, or it would take digits of the number.
        units = "|".join(f"{SPACE}{'+' if name[0].isdigit() else '*'}{re.escape(name)}" for name in self.units)
        number = r"([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?"
        sign = "[+-]?" if signed else rf"\+?{'' if self.gt is None else NOT_ZERO}"
        if self.ge is not None and self.ge < 0.0:
            sign = rf"(\+|-{NOT_ZERO})?"
        return f"^{SPACE}*{sign}{number}({units}){SPACE}*$"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        bounds = Field(gt=self.gt, ge=self.ge, lt=self.lt, le=self.le)
        return handler.generate_schema(Annotated[float, BeforeValidator(self.read), bounds])

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": self.pattern, TAKES: self.takes, WRITTEN: self}


class Whole(NamedTuple):
    """A whole number; 3.0 is one, True and "3" are none."""

    ge: int
    le: int

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        bounds = Field(ge=self.ge, le=self.le)
        return handler.generate_schema(Annotated[int, BeforeValidator(_whole), bounds])

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        takes = f"whole number, {self.ge} to {self.le}" if self.ge < self.le else f"always {self.ge}"
        return {"type": "integer", "minimum": self.ge, "maximum": self.le, TAKES: takes}


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value == value // 1 else value


TAKES, WRITTEN = "takes", "written"
"""Keys that json_schema.py finds in what pydantic makes of these types, and takes out: what people read, and the
`Quantity` that writes a default."""
NOT_ZERO, SPACE = "(?=[0-9.]*[1-9])", r"[ \t]"


def _takes(takes: str) -> Any:
    return Field(json_schema_extra={TAKES: takes})


Volume = Annotated[float, Quantity("volume", gt=0)]
Pressure = Annotated[float, Quantity("pressure", gt=0)]
MassFlow = Annotated[float, Quantity("mass flow", ge=0)]
VolumeFlow = Annotated[float, Quantity("volume flow", ge=0)]
Power = Annotated[float, Quantity("power", ge=0)]
Energy = Annotated[float, Quantity("energy", ge=0)]
Conductance = Annotated[float, Quantity("conductance", ge=0)]
Capacity = Annotated[float, Quantity("heat capacity", gt=0)]
Temperature = Annotated[float, Quantity("temperature", gt=150, lt=400)]
Share = Annotated[float, Quantity("share", ge=0, le=1)]
Rate = Annotated[float, Quantity("rate", ge=0)]
BodyMass = Annotated[float, Quantity("mass", gt=30, lt=200)]
Mass = Annotated[float, Quantity("mass", gt=0)]
Current = Annotated[float, Quantity("current", gt=0)]
Area = Annotated[float, Quantity("area", gt=0)]
Length = Annotated[float, Quantity("length", gt=0)]
Place = Annotated[float, Quantity("length", ge=-10, le=10)]
PlateLength = Annotated[float, Quantity("length", ge=2e-4, le=2)]
Gravity = Annotated[float, Quantity("acceleration", gt=0, le=30)]
Shake = Annotated[float, Quantity("acceleration", ge=0, le=300)]
Stiffness = Annotated[float, Quantity("stiffness", gt=0)]
Hertz = Annotated[float, Quantity("frequency", gt=0, le=1000)]
Voltage = Annotated[float, Quantity("voltage", gt=0)]
Resistance = Annotated[float, Quantity("resistance", ge=0)]
MeltingEnergy = Annotated[float, Quantity("melting energy", gt=0)]
MolarFlow = Annotated[float, Quantity("molar flow", gt=0)]
Amount = Annotated[float, Quantity("amount", gt=0)]
Bore = Annotated[float, Quantity("length", ge=1e-3, le=0.2)]
LeadLength = Annotated[float, Quantity("length", ge=0.05, le=200)]
Head = Annotated[float, Quantity("length", ge=0, le=1000)]
WireArea = Annotated[float, Quantity("area", gt=0, le=1e-3)]
PumpFlow = Annotated[float, Quantity("volume flow", gt=0)]
Seconds = Annotated[float, Quantity("time", gt=0)]
AnySeconds = Annotated[float, Quantity("time", ge=0)]
Minutes = Annotated[float, Field(ge=0, le=2880), _takes("minutes of colony time, a bare number, 0 to 2880")]

ID = r"^[a-z][a-z0-9_]{0,30}$"
Id = Annotated[str, Field(pattern=ID), _takes("id")]
Text = Annotated[str, Field(min_length=1, max_length=300), _takes("text")]
Condition = Annotated[str, Field(min_length=1, max_length=300), _takes("condition")]
Formula = Annotated[str, Field(min_length=1, max_length=300), _takes("formula or condition")]
Effect = Annotated[str, Field(min_length=1, max_length=300), _takes("effect")]


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("yes", "no", "true", "false"):
        return value in ("yes", "true")
    raise ValueError("write yes or no")


Truth = Annotated[
    bool,
    BeforeValidator(_truth, json_schema_input_type=bool | Literal["yes", "no", "true", "false"]),
    _takes("yes or no"),
]

CLOCK = r"^([0-6][0-9]|7[01]):[0-5][0-9](:[0-5][0-9])?$"


def clock_seconds(text: Any) -> int:
    """Seconds since midnight of "HH:MM" or "HH:MM:SS"; hours past 23 are the next day's. Raises ValueError."""
    if not isinstance(text, str) or re.fullmatch(CLOCK, text) is None:
        raise ValueError(f"{text!r} is not a time of day; write it as HH:MM or HH:MM:SS, in quotes")
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + sum(seconds)


Clock = Annotated[
    int,
    BeforeValidator(clock_seconds, json_schema_input_type=Annotated[str, Field(pattern=CLOCK)]),
    _takes("time of day, HH:MM or HH:MM:SS in quotes"),
]


class Strict(BaseModel):
    """No unknown keys, no NaN or infinity, no guessing of types. A docstring under a key is its meaning."""

    model_config = ConfigDict(
        strict=True, extra="forbid", allow_inf_nan=False, frozen=True, use_attribute_docstrings=True
    )
