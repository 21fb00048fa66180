<?php
// An agent's work with PHP's own SoapClient: session, list, one dossier treated until the citizen's turn.
// Usage: php agent.php <address that ends before the name of the service> <1.1|1.2> <number of the dossier>
declare(strict_types=1);

[, $base, $version, $numero] = $argv;

$options = [
    'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'connection_timeout' => 10,
];
$session = new SoapClient($base . 'bo-session?wsdl', $options);
$dossiers = new SoapClient($base . 'bo-dossiers?wsdl', $options);

try {
    $dossiers->listerDossiers([]);
    throw new LogicException('a session is needed');
} catch (SoapFault $faute) {
    $sansSession = array_key_first(get_object_vars($faute->detail));
}

$jeton = $session->ouvrirSession(['identifiant' => 'durand', 'motDePasse' => getenv('MOT_DE_PASSE')])->sessionOuverte->jeton;
$entete = new SoapHeader('urn:wsc:commun:1', 'Session', ['jeton' => $jeton]);
$session->__setSoapHeaders($entete);
$dossiers->__setSoapHeaders($entete);

$liste = $dossiers->listerDossiers([])->listeAgent->dossier;
$ligne = current(array_filter($liste, fn($dossier) => $dossier->numero === $numero));
$dossiers->prendreDossier(['numero' => $numero]);
foreach (['prendreEnCharge', 'valider', 'documentPret'] as $action) {
    $lue = $dossiers->lireDossier(['numero' => $numero])->dossierComplet->version;
    $dossiers->traiterDossier(['numero' => $numero, 'action' => $action, 'version' => $lue]);
}
$dossier = $dossiers->lireDossier(['numero' => $numero])->dossierComplet;
$demande = $dossiers->telechargerDemande(['numero' => $numero])->fichierRendu->contenu;
$session->fermerSession([]);

echo json_encode([
    'sansSession' => $sansSession,
    'citoyen' => $ligne->citoyen,
    'etape' => $dossier->etapeCode,
    'aMoi' => $dossier->aMoi,
    'pieces' => array_map(fn($piece) => [$piece->nom, $piece->taille], $dossier->piece),
    'demande' => $demande,
], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
