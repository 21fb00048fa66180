// A citizen's demande with the classes that `wsimport -p acte` makes of the contract (JAX-WS 2.3).
// Usage: java Citoyen <address of acte-naissance> <1.1|1.2> <file with the text to deposit>

import acte.*;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.namespace.QName;

public class Citoyen {
    static final String ESPACE = "urn:wsc:teleservice:acte-naissance:1";
    static final String PNG =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public static void main(String[] mots) throws Exception {
        QName port = new QName(ESPACE, "ActeNaissanceSoap" + mots[1].replace(".", ""));
        ActeNaissance service =
            new ActeNaissance_Service(new URL(mots[0] + "?wsdl")).getPort(port, ActeNaissance.class);
        Demande demande = demande(Files.readString(Path.of(mots[2])));

        Recu recu = service.deposer(demande, "java-" + mots[1], null);
        Recu encore = service.deposer(demande, "java-" + mots[1], null);
        Suivi suivi = service.suivre(recu.getNumero(), recu.getCleSuivi());
        Faute refus = refus(service, demande);
        Faute absent = absent(service);

        System.out.println(Json.objet(
            "numero", recu.getNumero(),
            "cleSuivi", recu.getCleSuivi(),
            "memeRecu", recu.getNumero().equals(encore.getNumero()) && recu.getCleSuivi().equals(encore.getCleSuivi()),
            "etapes", suivi.getEtape().stream().map(e -> List.of(e.getLibelle(), e.getEtat())).collect(Collectors.toList()),
            "refus", refus.getCode(),
            "champs", refus.getErreur().stream().map(Erreur::getChamp).collect(Collectors.toList()),
            "messages", refus.getErreur().stream().map(Erreur::getMessage).collect(Collectors.toList()),
            "absent", absent.getCode(),
            "codeAbsent", absent.getCode()));
    }

    /** What the platform says of a wrong demande: a declared exception carries every error. */
    static Faute refus(ActeNaissance service, Demande demande) throws Exception {
        demande.setDateNaissanceTitulaire(date("2062-07-14"));
        demande.getDemandeur().setCourriel("pas-une-adresse");
        try {
            service.deposer(demande, null, null);
        } catch (DemandeInvalide faute) {
            return faute.getFaultInfo();
        }
        throw new IllegalStateException("a fault was expected");
    }

    static Faute absent(ActeNaissance service) throws Exception {
        try {
            service.suivre("2026-000000", "aucune");
        } catch (DossierIntrouvable faute) {
            return faute.getFaultInfo();
        }
        throw new IllegalStateException("a fault was expected");
    }

    static Demande demande(String observations) throws DatatypeConfigurationException {
        Demande demande = new Demande();
        demande.setTypeActe(DemandeTypeActeType.COPIE_INTEGRALE);
        demande.setNombreExemplaires(2);
        demande.setMotifDemande(DemandeMotifDemandeType.TITRE);
        demande.setQualiteDemandeur(DemandeQualiteDemandeurType.ASCENDANT);
        demande.setNomTitulaire("Astier");
        demande.setPrenomsTitulaire("Hélène Marie Jeanne");
        demande.setSexeTitulaire(DemandeSexeTitulaireType.F);
        demande.setDateNaissanceTitulaire(date("2002-07-14"));
        demande.setCommuneNaissance("95999");
        demande.setNomParent1("Astier");
        demande.setPrenomsParent1("Henri");
        demande.setParent2Inconnu(true);
        demande.setObservations(observations);
        demande.setModeRemise(DemandeModeRemiseType.COURRIER);
        demande.setDemandeur(demandeur());

        Fichier fichier = new Fichier();
        fichier.setNom("identité.png");
        fichier.setContenu(Base64.getDecoder().decode(PNG));
        demande.getPieceIdentite().add(fichier);

        Engagement engagement = new Engagement();
        engagement.setCertificationExactitude(true);
        engagement.setConsentementCourriel(true);
        demande.setEngagement(engagement);
        return demande;
    }

    static Demandeur demandeur() {
        Demandeur demandeur = new Demandeur();
        demandeur.setCivilite(DemandeurCiviliteType.MONSIEUR);
        demandeur.setNomNaissance("Astier");
        demandeur.setPrenoms("Henri");
        demandeur.setCourriel("h.astier@courriel.example");
        demandeur.setTelephone("+33199001122");
        demandeur.setAdresse("12 rue des Tilleuls");
        demandeur.setCodePostal("95999");
        demandeur.setCommune("95999");
        demandeur.setPays("FR");
        return demandeur;
    }

    static XMLGregorianCalendar date(String jour) throws DatatypeConfigurationException {
        return DatatypeFactory.newInstance().newXMLGregorianCalendar(jour);
    }
}
