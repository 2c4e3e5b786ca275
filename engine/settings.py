"""Where the engine keeps things, and which server to use; every field is an environment variable."""

from pathlib import Path

from platformdirs import user_cache_path, user_data_path
from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

BOLT_PORT = 7687
BROWSER_PORT = 7474


class EngineSettings(BaseSettings):
    """Without ``NEO4J_URI`` a Neo4j of this machine is used."""

    model_config = SettingsConfigDict(env_prefix="SARHAD_", frozen=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("sarhad"), description="Data, password and logs of the local Neo4j"
    )
    cache: Path = Field(default_factory=lambda: user_cache_path("sarhad"), description="Jars of Neo4j, fetched once")
    bolt_port: int | None = Field(default=None, ge=1, le=65535, description="Bolt; 7687 or a free one")
    browser_port: int | None = Field(default=None, ge=1, le=65535, description="Neo4j Browser; 7474 or a free one")
    neo4j_uri: str | None = Field(
        default=None, validation_alias=AliasChoices("NEO4J_URI", "neo4j_uri"), description="Use this server instead"
    )
    neo4j_username: str = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_USERNAME", "neo4j_username"))
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias=AliasChoices("NEO4J_PASSWORD", "neo4j_password")
    )
    neo4j_database: str = Field(default="neo4j", validation_alias=AliasChoices("NEO4J_DATABASE", "neo4j_database"))

    @property
    def folder(self) -> Path:
        """All that the local server owns."""
        return self.home / "neo4j"
