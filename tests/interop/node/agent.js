// An agent's work with the `soap` module: session, list, one dossier treated until the citizen's turn.
// Usage: node agent.js <address that ends before the name of the service> <1.1|1.2> <number of the dossier>
import soap from 'soap';

const [base, version, numero] = process.argv.slice(2);
const options = { forceSoap12Headers: version === '1.2' };
const session = await soap.createClientAsync(`${base}bo-session?wsdl`, options);
const dossiers = await soap.createClientAsync(`${base}bo-dossiers?wsdl`, options);

let sansSession;
try {
  await dossiers.listerDossiersAsync({});
} catch (erreur) {
  const { detail, Detail } = erreur.root.Envelope.Body.Fault;
  [sansSession] = Object.keys(detail ?? Detail);
}

const [{ sessionOuverte: { jeton } }] = await session.ouvrirSessionAsync({
  identifiant: 'durand', motDePasse: process.env.MOT_DE_PASSE,
});
for (const service of [session, dossiers]) {
  service.addSoapHeader({ Session: { jeton } }, '', 'c', 'urn:wsc:commun:1');
}

const [{ listeAgent }] = await dossiers.listerDossiersAsync({});
const ligne = listeAgent.dossier.find((dossier) => dossier.numero === numero);
await dossiers.prendreDossierAsync({ numero });
for (const action of ['prendreEnCharge', 'valider', 'documentPret']) {
  const [{ dossierComplet }] = await dossiers.lireDossierAsync({ numero });
  await dossiers.traiterDossierAsync({ numero, action, version: dossierComplet.version });
}
const [{ dossierComplet: dossier }] = await dossiers.lireDossierAsync({ numero });
const [{ fichierRendu }] = await dossiers.telechargerDemandeAsync({ numero });
await session.fermerSessionAsync({});

console.log(JSON.stringify({
  sansSession,
  citoyen: ligne.citoyen,
  etape: dossier.etapeCode,
  aMoi: dossier.aMoi,
  pieces: dossier.piece.map(({ nom, taille }) => [nom, taille]),
  demande: Buffer.from(fichierRendu.contenu, 'base64').toString('utf8'),
}));
