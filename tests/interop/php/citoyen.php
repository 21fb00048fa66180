<?php
// A citizen's demande with PHP's own SoapClient: deposit, receipt, follow-up, and the faults one must expect.
// Usage: php citoyen.php <address of acte-naissance> <1.1|1.2> <file with the text to deposit>
declare(strict_types=1);

[, $adresse, $version, $texte] = $argv;

$service = new SoapClient($adresse . '?wsdl', [
    'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
    'cache_wsdl' => WSDL_CACHE_NONE,
    'features' => SOAP_SINGLE_ELEMENT_ARRAYS,   // what may repeat is always an array
    'connection_timeout' => 10,
]);

$demande = [
    'typeActe' => 'copieIntegrale',
    'nombreExemplaires' => 2,
    'motifDemande' => 'titre',
    'qualiteDemandeur' => 'ascendant',
    'nomTitulaire' => 'Astier',
    'prenomsTitulaire' => 'Hélène Marie Jeanne',
    'sexeTitulaire' => 'F',
    'dateNaissanceTitulaire' => '2002-07-14',
    'communeNaissance' => '95999',
    'nomParent1' => 'Astier',
    'prenomsParent1' => 'Henri',
    'parent2Inconnu' => true,
    'observations' => file_get_contents($texte),
    'modeRemise' => 'courrier',
    'pieceIdentite' => [
        ['nom' => 'identité.png', 'contenu' => base64_decode(    // SoapClient encodes it again itself
            'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
        )],
    ],
    'demandeur' => [
        'civilite' => 'monsieur',
        'nomNaissance' => 'Astier',
        'prenoms' => 'Henri',
        'courriel' => 'h.astier@courriel.example',
        'telephone' => '+33199001122',
        'adresse' => '12 rue des Tilleuls',
        'codePostal' => '95999',
        'commune' => '95999',
        'pays' => 'FR',
    ],
    'engagement' => ['certificationExactitude' => true, 'consentementCourriel' => true],
];

// The typed detail of the fault that a call meets: its name in the contract and its content.
function faute(callable $appel): array
{
    try {
        $appel();
    } catch (SoapFault $faute) {
        $detail = get_object_vars($faute->detail);
        return ['nom' => array_key_first($detail), 'contenu' => reset($detail)];
    }
    throw new LogicException('a fault was expected');
}

$recu = $service->deposer(['demande' => $demande, 'cle' => "php-$version"])->recu;
$encore = $service->deposer(['demande' => $demande, 'cle' => "php-$version"])->recu;
$suivi = $service->suivre(['numero' => $recu->numero, 'cleSuivi' => $recu->cleSuivi])->suivi;
$refus = faute(fn() => $service->deposer(['demande' => [
    'dateNaissanceTitulaire' => '2062-07-14',
    'demandeur' => ['courriel' => 'pas-une-adresse'] + $demande['demandeur'],
] + $demande]));
$absent = faute(fn() => $service->suivre(['numero' => '2026-000000', 'cleSuivi' => 'aucune']));

echo json_encode([
    'numero' => $recu->numero,
    'cleSuivi' => $recu->cleSuivi,
    'memeRecu' => $recu == $encore,
    'etapes' => array_map(fn($etape) => [$etape->libelle, $etape->etat], $suivi->etape),
    'refus' => $refus['nom'],
    'champs' => array_column($refus['contenu']->erreur, 'champ'),
    'messages' => array_column($refus['contenu']->erreur, 'message'),
    'absent' => $absent['nom'],
    'codeAbsent' => $absent['contenu']->code,
], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
