/* A citizen's demande with gSOAP, from the code that wsdl2h and soapcpp2 make of the contract.
   Usage: citoyen <address of acte-naissance> <1.1|1.2> <file with the text to deposit> */

#include "soapH.h"
#include "ActeNaissanceSoap11.nsmap"

/* soapcpp2 writes an underscore of a name as _USCORE */
#define CHOIX(type, valeur) ns1__##type##Type__##valeur
static unsigned char png[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\xda"
    "c\x64\xf8\xcf\x50\x0f\0\3\x86\1\x80\x5a\x34\x7d\x6b\0\0\0\0IEND\xae\x42\x60\x82";

static char *lire(const char *chemin)
{
    static char texte[4096];
    FILE *fichier = fopen(chemin, "rb");
    if (!fichier)
        exit(2);
    texte[fread(texte, 1, sizeof texte - 1, fichier)] = 0;
    fclose(fichier);
    return texte;
}

static void json(const char *texte)
{
    putchar('"');
    for (; texte && *texte; texte++) {
        if (*texte == '"' || *texte == '\\')
            putchar('\\');
        putchar(*texte);
    }
    putchar('"');
}

static void membre(const char *nom, const char *valeur)
{
    json(nom);
    putchar(':');
    json(valeur);
    putchar(',');
}

static void echec(struct soap *soap)
{
    soap_print_fault(soap, stderr);
    exit(1);
}

/* The typed detail of the last fault, wherever this version of SOAP puts it. */
static struct SOAP_ENV__Detail *detail(struct soap *soap)
{
    struct SOAP_ENV__Detail *found = soap->fault ? soap->fault->detail : NULL;
    if (!found && soap->fault)
        found = soap->fault->SOAP_ENV__Detail;
    if (!found)
        echec(soap);
    return found;
}

int main(int nombre, char **mots)
{
    if (nombre != 4)
        return 2;
    struct soap *soap = soap_new1(SOAP_C_UTFSTRING);
    const char *adresse = mots[1];
    short version = strcmp(mots[2], "1.2") ? 1 : 2;
    soap_set_namespaces(soap, namespaces);
    soap->connect_timeout = soap->recv_timeout = soap->send_timeout = 20;

    enum xsd__boolean oui = xsd__boolean__true_;
    enum ns1__Demandeur_USCOREciviliteType civilite = CHOIX(Demandeur_USCOREcivilite, monsieur);
    enum ns1__Demande_USCOREmotifDemandeType motif = CHOIX(Demande_USCOREmotifDemande, titre);
    enum ns1__Demande_USCOREsexeTitulaireType sexe = CHOIX(Demande_USCOREsexeTitulaire, F);
    struct ns1__Fichier piece = {.nom = "identité.png", .contenu = {.__ptr = png, .__size = sizeof png - 1}};
    struct ns1__Engagement engagement = {.certificationExactitude = oui, .consentementCourriel = &oui};
    struct ns1__Demandeur demandeur = {
        .civilite = &civilite,
        .nomNaissance = "Astier",
        .prenoms = "Henri",
        .courriel = "h.astier@courriel.example",
        .telephone = "+33199001122",
        .adresse = "12 rue des Tilleuls",
        .codePostal = "95999",
        .commune = "95999",
        .pays = "FR",
    };
    struct ns1__Demande demande = {
        .typeActe = CHOIX(Demande_USCOREtypeActe, copieIntegrale),
        .nombreExemplaires = 2,
        .motifDemande = &motif,
        .qualiteDemandeur = CHOIX(Demande_USCOREqualiteDemandeur, ascendant),
        .nomTitulaire = "Astier",
        .prenomsTitulaire = "Hélène Marie Jeanne",
        .sexeTitulaire = &sexe,
        .dateNaissanceTitulaire = "2002-07-14",
        .communeNaissance = "95999",
        .nomParent1 = "Astier",
        .prenomsParent1 = "Henri",
        .parent2Inconnu = &oui,
        .modeRemise = CHOIX(Demande_USCOREmodeRemise, courrier),
        .observations = lire(mots[3]),
        .demandeur = &demandeur,
        .__sizepieceIdentite = 1,
        .pieceIdentite = &piece,
        .engagement = &engagement,
    };
    struct ns1__deposer envoi = {.demande = &demande, .cle = version == 2 ? "gsoap-1.2" : "gsoap-1.1"};
    struct ns1__deposerReponse recu, encore;
    struct ns1__suivreReponse suivi;

    soap_set_version(soap, version);
    if (soap_call___ns1__deposer(soap, adresse, NULL, &envoi, &recu))
        echec(soap);
    if (soap_call___ns1__deposer(soap, adresse, NULL, &envoi, &encore))
        echec(soap);
    struct ns1__suivre question = {.numero = recu.recu->numero, .cleSuivi = recu.recu->cleSuivi};
    if (soap_call___ns1__suivre(soap, adresse, NULL, &question, &suivi))
        echec(soap);

    printf("{");
    membre("numero", recu.recu->numero);
    membre("cleSuivi", recu.recu->cleSuivi);
    printf("\"memeRecu\":%s,\"etapes\":[", strcmp(recu.recu->numero, encore.recu->numero) ? "false" : "true");
    for (int rang = 0; rang < suivi.suivi->__sizeetape; rang++) {
        printf(rang ? ",[" : "[");
        json(suivi.suivi->etape[rang].libelle);
        putchar(',');
        json(suivi.suivi->etape[rang].etat);
        putchar(']');
    }
    printf("],");

    demande.dateNaissanceTitulaire = "2062-07-14";
    demandeur.courriel = "pas-une-adresse";
    envoi.cle = NULL;
    struct ns2__Faute *refus = NULL, *absent = NULL;
    if (soap_call___ns1__deposer(soap, adresse, NULL, &envoi, &recu))
        refus = detail(soap)->ns1__DemandeInvalide;
    if (!refus)
        echec(soap);
    membre("refus", refus->code);
    for (int champ = 1; champ >= 0; champ--) {
        printf(champ ? "\"champs\":[" : "\"messages\":[");
        for (int rang = 0; rang < refus->__sizeerreur; rang++) {
            if (rang)
                putchar(',');
            json(champ ? refus->erreur[rang].champ : refus->erreur[rang].message);
        }
        printf("],");
    }
    question.numero = "2026-000000";
    question.cleSuivi = "aucune";
    if (soap_call___ns1__suivre(soap, adresse, NULL, &question, &suivi))
        absent = detail(soap)->ns1__DossierIntrouvable;
    if (!absent)
        echec(soap);
    membre("absent", "DossierIntrouvable");
    printf("\"codeAbsent\":");
    json(absent->code);
    printf("}\n");

    soap_destroy(soap);
    soap_end(soap);
    soap_free(soap);
    return 0;
}
