// Several téléservices of a town with the `soap` module: each contract read, each service asked what it is.
// Usage: node catalogue.js <address that ends before the name of the service> <name> [<name>…]
import soap from 'soap';

const [base, ...codes] = process.argv.slice(2);
const dit = {};
for (const code of codes) {
  const service = await soap.createClientAsync(`${base}${code}?wsdl`);
  const [answer] = await service.decrireAsync({});
  dit[code] = answer.descriptionTeleservice.intitule;
}
process.stdout.write(JSON.stringify(dit));
