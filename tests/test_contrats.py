"""The contracts in `wsdl/` are those that the platform serves: whoever changes one writes them again, knowingly."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from lxml import etree
from zeep import Client, Settings

from wsc_soap.__main__ import main
from wsc_soap.commands.contracts import contracts, differences
from wsc_soap.operations.opening import PLATFORM_SERVICES
from wsc_soap.xmlio.library import Library

WSDL = Path(__file__).parents[1] / "wsdl"
STRICT = Settings(strict=True, forbid_dtd=True, forbid_entities=True, forbid_external=True)


def test_the_published_contracts_are_the_ones_built_now() -> None:
    lines = list(differences(WSDL, dict(contracts())))
    assert not lines, "\n".join(["run `wsc wsdl` and look at what changes for callers:", *lines[:60]])


def test_every_service_of_the_platform_and_every_teleservice_has_its_contract() -> None:
    names = {path.name.rsplit("-", 1)[0] for path in WSDL.glob("*.wsdl")}
    assert names == set(PLATFORM_SERVICES) | set(Library().codes())


def test_a_published_contract_is_read_by_a_strict_client_at_its_canonical_address() -> None:
    for path in WSDL.glob("*.wsdl"):
        client = Client(str(path), settings=STRICT)
        (service,) = client.wsdl.services.values()
        addresses = {port.binding_options["address"] for port in service.ports.values()}
        code = path.name.rsplit("-", 1)[0]
        assert addresses == {f"https://services.example/demoville/soap/{code}"}


def test_the_command_shows_what_changed_and_says_so_with_its_code(tmp_path: Path) -> None:
    kept = tmp_path / "wsdl"
    assert CliRunner().invoke(main, ["wsdl", "--dossier", str(kept)]).exit_code == 0
    assert CliRunner().invoke(main, ["wsdl", "--check", "--dossier", str(kept)]).exit_code == 0
    changed = kept / "catalogue-1.wsdl"
    changed.write_text(changed.read_text("utf-8").replace("listerTeleservices", "listerDemarches"), "utf-8")
    checked = CliRunner().invoke(main, ["wsdl", "--check", "--dossier", str(kept)])
    assert checked.exit_code == 1
    assert "-" in checked.output
    assert "listerDemarches" in checked.output
    assert etree.fromstring((kept / "compte-1.wsdl").read_bytes()).tag.endswith("definitions")
