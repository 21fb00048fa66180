<?php
// A client generated from the contract alone, for a téléservice that a town has just made.
// Usage: php absence.php <address of the téléservice> < the demande in JSON
declare(strict_types=1);

$service = new SoapClient($argv[1] . '?wsdl', [
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    'connection_timeout' => 10,
]);
$demande = json_decode(stream_get_contents(STDIN), true);
foreach ($demande['photo'] ?? [] as $rang => $photo) {
    $demande['photo'][$rang]['contenu'] = base64_decode($photo['contenu']);
}
$recu = $service->deposer(['demande' => $demande])->recu;
echo json_encode(['numero' => $recu->numero]);
