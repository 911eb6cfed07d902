"""What every model of the contract has in common."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """An unchanging value; readers ignore fields they do not know yet."""

    model_config = ConfigDict(frozen=True, extra="ignore")
