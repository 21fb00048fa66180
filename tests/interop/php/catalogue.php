<?php
// Every téléservice of a town with PHP's own SoapClient, all in one process: each contract read, each service asked what
// it is, in both versions of SOAP.
// Usage: php catalogue.php <address that ends before the name of the service> <name> [<name>…]
declare(strict_types=1);

[, $base] = $argv;
$dit = [];
foreach (array_slice($argv, 2) as $code) {
    foreach (['1.1' => SOAP_1_1, '1.2' => SOAP_1_2] as $version => $numero) {
        $service = new SoapClient("$base$code?wsdl", ['soap_version' => $numero, 'cache_wsdl' => WSDL_CACHE_NONE]);
        $dit[$code][$version] = [
            $service->decrire([])->descriptionTeleservice->intitule,
            count($service->__getFunctions()),
            count($service->__getTypes()),
        ];
    }
}
echo json_encode($dit, JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
