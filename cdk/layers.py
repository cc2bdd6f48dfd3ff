"""Layers: third-party wheels for the functions' platform, built before synthesis by `make layers`.

Synthesis itself needs no network. Without a build it describes the layers by their requirements
and warns; a deployment runs with `--strict`, which turns that warning into an error.
"""

from pathlib import Path

from aws_cdk import Annotations
from aws_cdk import aws_lambda as lambda_
from constructs import Construct

from cdk.system import PROJECT

SOURCES = PROJECT / "layers"
BUILT = PROJECT / "build" / "layers"
FILES_ON_LAMBDA = Path("/opt")
_FONTS = "fonts"


def layer_variables(names: tuple[str, ...], *, shipped: bool) -> dict[str, str]:
    """Where functions find the files that layers carry besides libraries: fonts."""
    place = FILES_ON_LAMBDA / _FONTS if shipped else SOURCES / "typesetting" / _FONTS
    return {"TYPESETTING_FONTS": str(place)} if "typesetting" in names else {}


class Layers(Construct):
    """The layers that a stack's functions ask for, each made once in that stack."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)
        self._made: dict[str, lambda_.LayerVersion] = {}

    def named(self, names: tuple[str, ...]) -> list[lambda_.ILayerVersion]:
        """The layers of these names. FileNotFoundError for one without `layers/<name>/requirements.txt`."""
        return [self._layer(name) for name in names]

    def _layer(self, name: str) -> lambda_.LayerVersion:
        if name not in self._made:
            self._made[name] = lambda_.LayerVersion(
                self,
                name.capitalize(),
                code=lambda_.Code.from_asset(str(self._content(name))),
                compatible_runtimes=[lambda_.Runtime.PYTHON_3_13],
                compatible_architectures=[lambda_.Architecture.ARM_64],
                description=f"layers/{name}/requirements.txt",
            )
        return self._made[name]

    def _content(self, name: str) -> Path:
        source, built = SOURCES / name, BUILT / name
        if not (source / "requirements.txt").exists():
            raise FileNotFoundError(source / "requirements.txt")
        if built.exists():
            return built
        Annotations.of(self).add_warning_v2(
            f"pathfinder:layer-not-built:{name}", f"Layer {name} is not built. Run `make layers`."
        )
        return source
