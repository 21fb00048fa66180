"""A whole process by SOAP: forms of actions, two signatures, complements, opinions, invitations, letters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from calls import PASSWORD, agent, client, code, header, places, refused
from demandes import PNG
from process_service import CODE, demande, publish
from served_platform import Platform

from wsc_soap.mail import SpooledSms
from wsc_soap.operations.installation import install_agent


@pytest.fixture(scope="module")
def town(platform: Platform) -> Platform:
    storage = platform.installation.platform.storage
    for name in ("demoville", "saint-exemple"):
        publish(storage, name, datetime.now(UTC))
    for who, profil, services in (
        ("chef", "gestionnaire", ("etat-civil",)),
        ("voirie", "agent", ("services-techniques",)),
    ):
        install_agent(
            storage, "demoville", who, PASSWORD, civilite="M.", nom=who.title(), prenom="Paul",
            profil=profil, services=services,
        )  # fmt: skip
    platform.installation.platform.bouquet.forget()
    return platform


class Treated:
    """One dossier, its citizen and its agents."""

    def __init__(self, town: Platform, **changes: object) -> None:
        self.town, self.public = town, client(town, CODE)
        self.recu = self.public.service.deposer(demande=demande(**changes))
        self.numero = self.recu.numero

    def act(self, action: str, who: str = "durand", entree: list | None = None, **said: object):
        service, session = agent(self.town, who)
        return service.service.traiterDossier(
            numero=self.numero, action=action, entree=entree or [], _soapheaders=session, **said
        )

    def call(self, operation: str, who: str = "durand", **said: object):
        service, session = agent(self.town, who)
        return getattr(service.service, operation)(numero=self.numero, _soapheaders=session, **said)

    def read(self, who: str = "durand"):
        return self.call("lireDossier", who)

    def followed(self):
        return self.public.service.suivre(numero=self.numero, cleSuivi=self.recu.cleSuivi)

    def mails(self, address: str) -> list[str]:
        self.town.work()
        return [
            mail.get_body(("plain",)).get_content()
            for mail in self.town.mails
            if address in str(mail["To"]) and self.numero in mail.as_string().replace("=\n", "")
        ]


def answer(nom: str, valeur: object) -> dict:
    return {"nom": nom, "valeur": str(valeur)}


def offered(read) -> set[str]:
    return {action.nom for action in read.action}


def test_an_automatic_action_closes_a_small_demande_at_once(town) -> None:
    small = Treated(town, surface=1)
    assert (small.followed().etat, small.followed().issue) == ("clos", "acceptee")
    assert [line.libelle for line in small.read().journal] == ["Déposer la demande", "Petite terrasse"]


def test_the_form_of_an_action_is_offered_checked_and_kept(town) -> None:
    treated = Treated(town)
    mesurer = next(a for a in treated.read().action if a.nom == "mesurer")
    assert [(c.entree, c.composant, c.obligatoire) for c in mesurer.champ] == [
        ("champ.mesurer.mesure", "nombre", True),
        ("champ.mesurer.plan", "fichiers", False),
    ]
    detail = refused(lambda: treated.act("mesurer"))
    assert (code(detail), places(detail)) == ("DemandeInvalide", {"/action/mesure"})
    detail = refused(lambda: treated.act("mesurer", entree=[answer("mesure", "-3")]))
    assert places(detail) == {"/action/mesure"}
    plan = {"nom": "plan", "fichier": PNG, "nomFichier": "plan.png"}
    read = treated.act("mesurer", entree=[answer("champ.mesure", "12,5"), plan])
    line = read.journal[-1]
    assert next((r.libelle, r.texte) for r in line.reponse) == ("Surface mesurée", ["12,5"])
    assert [piece.nom for piece in read.piece] == ["plan.png"]
    assert treated.call("lirePiece", rang=1).contenu == PNG


def test_a_file_of_another_kind_is_refused_and_nothing_is_kept(town) -> None:
    treated = Treated(town)
    text = {"nom": "plan", "fichier": b"du texte", "nomFichier": "plan.pdf"}
    assert code(refused(lambda: treated.act("mesurer", entree=[answer("mesure", 3), text]))) in (
        "PieceRefusee",
        "DemandeInvalide",
    )
    assert (len(treated.read().journal), treated.read().piece) == (1, [])


def test_a_decision_wants_its_form_another_person_and_a_profile(town) -> None:
    treated = Treated(town)
    sentence = refused(lambda: treated.act("signer", "chef"))
    assert code(sentence) == "ActionImpossible"
    treated.act("mesurer", "chef", [answer("mesure", 12)])
    assert "signer" not in offered(treated.read("chef"))
    assert "signer" not in offered(treated.read("durand"))
    treated.act("mesurer", "durand", [answer("mesure", 25)])
    assert "signer" not in offered(treated.read("chef"))
    treated.act("mesurer", "durand", [answer("mesure", 18)])
    assert treated.act("signer", "chef").issue == "acceptee"


def test_the_decision_leaves_a_letter_a_mail_and_an_sms(town, tmp_path) -> None:
    treated = Treated(town)
    town.work()
    town.installation.platform.sms = spool = SpooledSms(tmp_path)
    treated.act("mesurer", "durand", [answer("mesure", 12)])
    treated.act("signer", "chef")
    assert any("12 m² est accordée" in text.replace("\u00a0", " ") for text in treated.mails("h.astier@"))
    assert [sms.numero for sms in spool.list_all()] == ["+33199001234"]
    town.installation.platform.sms = None
    (document,) = treated.read().document
    assert document.libelle == "Arrêté d’autorisation"
    letter = treated.call("telechargerDocument", rang=document.rang)
    mine = treated.public.service.telechargerDocument(
        numero=treated.numero, cleSuivi=treated.recu.cleSuivi, rang=document.rang
    )
    assert letter.contenu == mine.contenu
    assert mine.contenu.startswith(b"%PDF")
    town.work()
    assert len(treated.read().document) == 1


def test_the_citizen_completes_and_the_dossier_is_back_where_it_was(town) -> None:
    treated = Treated(town)
    motif = "piece-manquante"
    read = treated.call("demanderComplement", piecesManquantes="Le plan coté", motif=motif)
    assert (read.etapeCode, read.enAttente, read.silenceLe) == ("attente-complement", True, None)
    assert any("Le plan coté" in text for text in treated.mails("h.astier@"))
    followed = treated.followed()
    assert {a.nom for a in followed.action} == {"completer", "retirer"}
    piece = {"nom": "pieces", "fichier": PNG, "nomFichier": "plan.png"}
    after = treated.public.service.completer(
        numero=treated.numero, cleSuivi=treated.recu.cleSuivi, entree=[answer("reponse", "Le voici."), piece]
    )
    assert after.etat == "en-cours"
    read = treated.read()
    assert (read.etapeCode, [p.nom for p in read.piece]) == ("examen", ["plan.png"])
    assert read.silenceLe is not None


def test_the_citizen_withdraws(town) -> None:
    treated = Treated(town)
    after = treated.public.service.retirer(numero=treated.numero, cleSuivi=treated.recu.cleSuivi)
    assert (after.etat, after.issue) == ("clos", "sans-suite")
    detail = refused(lambda: treated.act("mesurer", entree=[answer("mesure", 1)]))
    assert code(detail) == "ActionImpossible"


def test_opinions_are_asked_together_and_the_last_one_moves_the_dossier(town) -> None:
    treated = Treated(town)
    treated.act("mesurer", entree=[answer("mesure", 12)])
    treated.act("consulter")
    asked = treated.read("voirie").avis
    assert [(a.acteur, a.avis, a.aMoi) for a in asked] == [("services-techniques", None, True), ("abf", None, False)]
    waiting = agent(town, "voirie")
    owed = waiting[0].service.listerAvis(_soapheaders=waiting[1])
    assert treated.numero in {avis.numero for avis in owed.avis}
    treated.call("rendreAvis", "voirie", rang=1, avis="favorable", commentaire="Passage libre.")
    assert treated.read().etapeCode == "avis"
    detail = refused(lambda: treated.call("rendreAvis", "voirie", rang=1, avis="defavorable"))
    assert code(detail) == "AvisDejaRendu"
    (mail,) = treated.mails("abf@exemple.fr")
    invitations = client(town, "invitations")
    shown = invitations.service.lireInvitation(jeton=token(mail))
    assert (shown.invite, shown.avisAttendu) == ("Architecte des Bâtiments de France", True)
    invitations.service.repondreInvitation(jeton=token(mail), avis="defavorable", commentaire="Site classé.")
    assert (treated.read().issue, treated.read().journal[-1].motif) == ("refusee", "un avis est défavorable")


def test_an_awaited_opinion_is_reminded_once_a_day_by_who_has_the_dossier(town) -> None:
    treated = Treated(town)
    treated.act("mesurer", entree=[answer("mesure", 12)])
    treated.act("consulter")
    assert [one.aRelancer for one in treated.read().avis] == [True, True]
    assert code(refused(lambda: treated.call("relancerAvis", "voirie", rang=1))) == "AccesRefuse"
    before = len(treated.mails("abf@exemple.fr"))
    assert [one.aRelancer for one in treated.call("relancerAvis", rang=2).avis] == [True, False]
    assert len(treated.mails("abf@exemple.fr")) == before + 1
    assert code(refused(lambda: treated.call("relancerAvis", rang=2))) == "ActionImpossible"
    treated.call("rendreAvis", "voirie", rang=1, avis="favorable")
    assert code(refused(lambda: treated.call("relancerAvis", rang=1))) == "AvisDejaRendu"
    assert code(refused(lambda: treated.call("relancerAvis", rang=9))) == "AvisDejaRendu"


def test_a_missing_opinion_is_reminded_then_its_default_stands(town) -> None:
    treated = Treated(town)
    treated.act("mesurer", entree=[answer("mesure", 12)])
    treated.act("consulter")
    town.work()
    try:
        town.clock.shift = timedelta(days=8)
        assert len(treated.mails("abf@exemple.fr")) == 2
        town.clock.shift = timedelta(days=12)
        town.work()
        with town.installation.platform.storage.read("demoville") as unit:
            assert [avis.avis for avis in unit.avis.list_all(treated.numero)] == ["favorable", "favorable"]
            assert unit.dossiers.get(treated.numero).etape == "examen"
            (row,) = unit.exchanges.list_all(treated.numero)
            assert (row.evenement, row.etat) == ("consultation", "a-relever")
    finally:
        town.clock.shift = timedelta()


def token(mail: str) -> str:
    return mail.split("/invitations/")[1].split()[0]


def test_an_invited_acteur_answers_by_a_signed_link_until_it_expires(town) -> None:
    treated = Treated(town)
    treated.act("inviterAbf")
    (mail,) = treated.mails("abf@exemple.fr")
    service = client(town, "invitations").service
    shown = service.lireInvitation(jeton=token(mail))
    assert [a.nom for a in shown.action] == ["donnerAccord", "sOpposer"]
    assert code(refused(lambda: service.lireInvitation(jeton=token(mail)[:-2] + "AA"))) == "LienInvalide"
    other = client(town, "invitations", "saint-exemple").service
    assert code(refused(lambda: other.lireInvitation(jeton=token(mail)))) == "LienInvalide"
    assert code(refused(lambda: service.repondreInvitation(jeton=token(mail), action="signer"))) == "ActionImpossible"
    assert code(refused(lambda: service.repondreInvitation(jeton=token(mail), action="sOpposer"))) == "MotifManquant"
    town.clock.shift = timedelta(days=22)
    late = code(refused(lambda: service.repondreInvitation(jeton=token(mail), action="donnerAccord")))
    town.clock.shift = timedelta()
    assert late == "LienInvalide"
    after = service.repondreInvitation(
        jeton=token(mail), action="donnerAccord", entree=[answer("reserve", "Bois clair.")]
    )
    assert after.action == []
    line = treated.read().journal[-1]
    assert (line.acteur, line.libelle) == ("Architecte des Bâtiments de France", "Donner son accord")


def test_the_second_of_two_agents_is_told_what_changed(town) -> None:
    treated = Treated(town)
    version = treated.read().version
    treated.act("mesurer", entree=[answer("mesure", 12)], version=version)
    detail = refused(lambda: treated.act("refuser", "chef", version=version, motif="trop-grand"))
    assert code(detail) == "DossierModifie"
    assert "Noter la mesure" in "".join(detail.itertext())
    assert [line.libelle for line in treated.read().journal].count("Noter la mesure") == 1


def test_silence_refuses_after_two_months(town) -> None:
    treated = Treated(town)
    due = treated.read().silenceLe
    assert due.day == treated.recu.dateDepot.day or due.day in (28, 29, 30)
    town.clock.shift = timedelta(days=63)
    town.work()
    town.clock.shift = timedelta()
    assert (treated.read().issue, treated.read().journal[-1].acteur) == ("refusee", "Système")


def test_agents_give_away_note_write_put_on_hold_and_reopen(town) -> None:
    treated = Treated(town)
    assert code(refused(lambda: treated.call("affecterDossier", service="services-techniques"))) == "AccesRefuse"
    read = treated.call("annoterDossier", texte="Voir le plan de 2019.")
    assert read.journal[-1].commentaire == "Voir le plan de 2019."
    treated.call("ecrireCitoyen", texte="Votre plan est-il à jour ?")
    treated.call("ecrireAgent", agent="voirie", texte="Peux-tu passer voir ?")
    assert any("à jour" in text for text in treated.mails("h.astier@"))
    assert any("passer voir" in text for text in treated.mails("techniques@"))
    assert any("à jour" in (message.corps or "") for message in treated.followed().message)
    assert "2019" not in str(treated.followed())
    read = treated.call("mettreEnAttente", motif="signature-attendue")
    assert (read.enAttente, "reprendre" in offered(read)) == (True, True)
    assert not treated.call("reprendre").enAttente
    read = treated.call("affecterDossier", "chef", service="services-techniques", commentaire="Pour la voirie.")
    assert (read.service, read.serviceNom) == ("services-techniques", "Services techniques")
    assert code(refused(lambda: treated.read("durand"))) == "DossierIntrouvable"
    treated.act("refuser", "voirie", motif="trop-grand")
    assert code(refused(lambda: treated.call("rouvrirDossier", "voirie", commentaire="Erreur."))) == "AccesRefuse"


def test_to_whom_a_dossier_can_be_given_is_listed_with_the_department_in_charge_first(town) -> None:
    treated = Treated(town)
    offered_to = treated.call("listerAffectations", "chef")
    first = offered_to.service[0]
    assert (first.code, first.enCharge) == ("etat-civil", True)
    assert {"durand", "chef"} <= {one.identifiant for one in first.agent}
    assert [one.enCharge for one in offered_to.service[1:]] == [False] * (len(offered_to.service) - 1)
    assert code(refused(lambda: treated.call("listerAffectations", "durand"))) == "AccesRefuse"
    assert {"chef", "voirie"} <= {one.code for one in treated.call("listerCollegues").agent}
    empty = refused(lambda: treated.call("rouvrirDossier", "chef", commentaire="  "))
    assert code(empty) == "ParametreInvalide"


def test_a_closed_dossier_is_reopened_where_it_was_closed(town) -> None:
    treated = Treated(town)
    treated.act("refuser", motif="trop-grand")
    assert code(refused(lambda: treated.call("rouvrirDossier", commentaire="Erreur."))) == "AccesRefuse"
    read = treated.call("rouvrirDossier", "chef", commentaire="Erreur de notre part.")
    assert (read.etat, read.etapeCode) == ("en-cours", "examen")
    assert any("Erreur de notre part" in text for text in treated.mails("h.astier@"))


def test_agents_search_among_their_own_dossiers(town) -> None:
    treated = Treated(town)
    service, session = agent(town)
    found = service.service.rechercherDossiers(mots="astier", teleservice=CODE, etape="examen", _soapheaders=session)
    assert treated.numero in {line.numero for line in found.dossier}
    assert {line.teleservice for line in found.dossier} == {CODE}
    tomorrow = treated.recu.dateDepot.date() + timedelta(days=1)
    found = service.service.rechercherDossiers(mots=treated.numero, deposeDu=tomorrow, _soapheaders=session)
    assert found.dossier == []
    criteria = service.service.listerCriteres(teleservice=CODE, _soapheaders=session)
    assert CODE in {one.code for one in criteria.teleservice} and "examen" in {one.code for one in criteria.etape}
    service, session = agent(town, "voirie")
    found = service.service.rechercherDossiers(mots=treated.numero, _soapheaders=session)
    assert found.dossier == []


def test_a_citizen_acts_and_writes_from_the_account(town) -> None:
    from calls import citizen

    public, compte = client(town, CODE), client(town, "compte")
    jeton = citizen(town)
    mine = header(compte, jeton)
    recu = public.service.deposer(demande=demande(), _soapheaders=header(public, jeton))
    service, session = agent(town)
    service.service.demanderComplement(
        numero=recu.numero, piecesManquantes="Le plan", motif="piece-manquante", _soapheaders=session
    )
    written = compte.service.ecrireMessage(numero=recu.numero, texte="Où l'envoyer ?", _soapheaders=mine)
    assert [m.corps for m in written.message if m.etat == "recu"] == ["Où l'envoyer ?"]
    compte.service.effectuerAction(
        numero=recu.numero, action="completer", entree=[answer("reponse", "Voilà.")], _soapheaders=mine
    )
    read = service.service.lireDossier(numero=recu.numero, _soapheaders=session)
    assert [r.texte for r in read.journal[-1].reponse] == [["Voilà."]]
    town.work()
    assert any("Où l’envoyer" in m.get_body(("plain",)).get_content() for m in town.mails)
