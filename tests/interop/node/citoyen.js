// A citizen's demande with the `soap` module: deposit, receipt, follow-up, and the faults one must expect.
// Usage: node citoyen.js <address of acte-naissance> <1.1|1.2> <file with the text to deposit>
import { readFileSync } from 'node:fs';
import soap from 'soap';

const [adresse, version, texte] = process.argv.slice(2);
const service = await soap.createClientAsync(`${adresse}?wsdl`, { forceSoap12Headers: version === '1.2' });

const demandeur = {
  civilite: 'monsieur',
  nomNaissance: 'Astier',
  prenoms: 'Henri',
  courriel: 'h.astier@courriel.example',
  telephone: '+33199001122',
  adresse: '12 rue des Tilleuls',
  codePostal: '95999',
  commune: '95999',
  pays: 'FR',
};
const demande = {
  typeActe: 'copieIntegrale',
  nombreExemplaires: 2,
  motifDemande: 'titre',
  qualiteDemandeur: 'ascendant',
  nomTitulaire: 'Astier',
  prenomsTitulaire: 'Hélène Marie Jeanne',
  sexeTitulaire: 'F',
  dateNaissanceTitulaire: '2002-07-14',
  communeNaissance: '95999',
  nomParent1: 'Astier',
  prenomsParent1: 'Henri',
  parent2Inconnu: true,
  observations: readFileSync(texte, 'utf8'),
  modeRemise: 'courrier',
  pieceIdentite: [{
    nom: 'identité.png',
    contenu: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  }],
  demandeur,
  engagement: { certificationExactitude: true, consentementCourriel: true },
};

// The typed detail of the fault that a call meets: its name in the contract and its content.
async function faute(appel) {
  try {
    await appel();
  } catch (erreur) {
    const { detail, Detail } = erreur.root.Envelope.Body.Fault;
    const [[nom, contenu]] = Object.entries(detail ?? Detail);
    return { nom, contenu };
  }
  throw new Error('a fault was expected');
}

const [{ recu }] = await service.deposerAsync({ demande, cle: `node-${version}` });
const [{ recu: encore }] = await service.deposerAsync({ demande, cle: `node-${version}` });
const [{ suivi }] = await service.suivreAsync({ numero: recu.numero, cleSuivi: recu.cleSuivi });
const refus = await faute(() => service.deposerAsync({
  demande: { ...demande, dateNaissanceTitulaire: '2062-07-14', demandeur: { ...demandeur, courriel: 'pas-une-adresse' } },
}));
const absent = await faute(() => service.suivreAsync({ numero: '2026-000000', cleSuivi: 'aucune' }));

console.log(JSON.stringify({
  numero: recu.numero,
  cleSuivi: recu.cleSuivi,
  memeRecu: JSON.stringify(recu) === JSON.stringify(encore),
  etapes: suivi.etape.map(({ libelle, etat }) => [libelle, etat]),
  refus: refus.nom,
  champs: refus.contenu.erreur.map(({ champ }) => champ),
  messages: refus.contenu.erreur.map(({ message }) => message),
  absent: absent.nom,
  codeAbsent: absent.contenu.code,
}));
