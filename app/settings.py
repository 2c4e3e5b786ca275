"""Settings of the service and the command line, from the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8000


class ApiSettings(BaseSettings):
    """Where the service listens."""

    model_config = SettingsConfigDict(env_prefix="SARHAD_", extra="ignore")

    host: str = Field(LOOPBACK, description="Address to listen on; this machine alone unless you say otherwise")
    port: int | None = Field(
        None, ge=1, le=65535, description="Port of the service; 8000, or the next free one, when not set"
    )
