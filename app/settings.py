"""Settings of the service and the command line, from the environment."""

from ipaddress import ip_address
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

LOOPBACK = "127.0.0.1"
HERE = ("localhost", LOOPBACK, "[::1]", "::1")
ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - listened on, these are no names to be called by
DEFAULT_PORT = 8000


def _rate(text: str) -> str:
    """Refused here, so that a service with a rate that can't be read does not start."""
    from limits import parse

    parse(text)
    return text


def _several(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


Several = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_several)]


class ApiSettings(BaseSettings):
    """Where the service listens, to whom, and how much it takes."""

    model_config = SettingsConfigDict(env_prefix="SARHAD_", env_ignore_empty=True, extra="ignore")

    host: str = Field(LOOPBACK, description="Address to listen on; this machine alone unless you say otherwise")
    port: int | None = Field(
        None, ge=1, le=65535, description="Port of the service; 8000, or the next free one, when not set"
    )
    reading: Literal["open", "keys"] | None = Field(
        None, description="Whether questions need a key; open on this machine alone, keys elsewhere, when not set"
    )
    rate: Annotated[str, AfterValidator(_rate)] = Field(
        "300/minute", description="How often a key may ask, counted in each process: 10/second, 300/minute"
    )
    hosts: Several = Field((), description="Names that the service is called by, beside those of this machine: a,b")
    origins: Several = Field((), description="Web origins whose pages may read answers (CORS): a,b; none when not set")
    largest_body: int = Field(5_000_000, ge=1, description="Bytes of one request")

    @property
    def closed(self) -> bool:
        """Whether reading needs a key."""
        return self.reading == "keys" or (self.reading is None and not _is_here(self.host))

    @property
    def names(self) -> list[str]:
        """What the service may be called in a request; other names are a sign of DNS rebinding."""
        return sorted({*HERE, *self.hosts, self.host} - {*ANYWHERE})


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
