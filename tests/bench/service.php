<?php
// The deposit written with PHP's own SoapServer: the other side of deposit_http.py.
//
// Persistent connection, WSDL cache in memory, opcache. The message is validated by DOMDocument::schemaValidate with the
// same XSD, the same rows go into the same tables in one durable transaction, and the same receipt comes back.

final class Service
{
    public function __construct(private PDO $base, private array $rows, private DOMDocument $message) {}

    public function deposer(stdClass $asked): array
    {
        $person = $asked->demande->demandeur;
        $now = gmdate('Y-m-d H:i:s.000000');
        $this->base->exec('BEGIN IMMEDIATE');
        $number = $this->base->prepare(
            'INSERT INTO compteur (collectivite, annee, dernier) VALUES (?, ?, 1)
             ON CONFLICT DO UPDATE SET dernier = dernier + 1 RETURNING dernier'
        );
        $number->execute([$this->rows['dossier'][0]['collectivite'], (int) gmdate('Y')]);
        $dossier = sprintf('P-%s-%07d', gmdate('Y'), $number->fetchColumn());
        $number->closeCursor();
        $this->insert('dossier', ['numero' => $dossier, 'depose_le' => $now, 'etape_depuis' => $now,
            'demandeur' => $person->nomNaissance, 'courriel' => $person->courriel] + $this->rows['dossier'][0]);
        $demande = $this->message->documentElement->getElementsByTagNameNS('*', 'demande')->item(0);
        $this->insert('demande', ['dossier' => $dossier, 'document' => $this->message->saveXML($demande)]
            + $this->rows['demande'][0]);
        $line = ['dossier' => $dossier, 'instant' => $now, 'acteur' => $person->nomNaissance] + $this->rows['journal'][0];
        ksort($line);
        $line['empreinte'] = hash('sha256', json_encode($line, JSON_UNESCAPED_UNICODE));
        $this->insert('journal', $line);
        foreach ($this->rows['boite'] as $row) {
            $id = sprintf('%014x%s', (int) (microtime(true) * 1e6), bin2hex(random_bytes(6)));
            $this->insert('boite', ['id' => $id, 'dossier' => $dossier, 'cree_le' => $now] + $row);
        }
        $this->base->exec('COMMIT');
        return ['recu' => $this->receipt($dossier, $person->courriel)];
    }

    private function insert(string $table, array $row): void
    {
        $names = implode(', ', array_keys($row));
        $marks = implode(', ', array_fill(0, count($row), '?'));
        $this->base->prepare("INSERT INTO $table ($names) VALUES ($marks)")->execute(array_values($row));
    }

    private function receipt(string $dossier, string $email): array
    {
        $key = substr(hash('sha256', $dossier), 0, 20);
        $steps = ['Demande initiale', 'Prise en charge par nos services', 'Mise à jour dans nos services', 'Clôture'];
        return [
            'numero' => $dossier,
            'cleSuivi' => $key,
            'teleservice' => 'changement-adresse',
            'intitule' => 'Changement d’adresse',
            'dateDepot' => gmdate('c'),
            'courriel' => $email,
            'lienSuivi' => "http://localhost/demoville/services/changement-adresse/suivi?numero=$dossier&cle=$key",
            'etape' => array_map(fn ($step, $rank) => [
                'libelle' => $step, 'etat' => $rank ? 'non-realise' : 'ok', 'date' => gmdate('c'),
            ], $steps, array_keys($steps)),
        ];
    }
}

$folder = getenv('BENCH_FOLDER');
$body = file_get_contents('php://input');
$envelope = new DOMDocument();
$envelope->loadXML($body, LIBXML_NONET);
$message = new DOMDocument();
$message->appendChild($message->importNode($envelope->getElementsByTagNameNS('*', 'deposer')->item(0), true));
if (!$message->schemaValidate("$folder/messages.xsd")) {
    http_response_code(500);
    exit('the message is not valid');
}
$base = new PDO("sqlite:$folder/wsc.sqlite3", options: [
    PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
]);
$base->exec('PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
$server = new SoapServer("$folder/service.wsdl", ['cache_wsdl' => WSDL_CACHE_MEMORY]);
$server->setObject(new Service($base, require "$folder/rows.php", $message));
$server->handle($body);
