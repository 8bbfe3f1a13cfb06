"""The base of every domain type: a value that cannot change and refuses unknown fields."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """Immutable value object; equality is by content."""

    model_config = ConfigDict(frozen=True, extra="forbid")
