"""Every type of field on a few pages, each once alone, some in groups."""

from __future__ import annotations

_LONG = "".join(f'<option code="o{rank}" libelle="Option {rank}"/>' for rank in range(1, 10))
WIDGETS = f"""
<page code="textes" titre="Textes et nombres">
  <champ nom="information" type="information" libelle="À savoir"><aide>Une phrase à lire.</aide></champ>
  <champ nom="texte" type="texte" libelle="Texte" obligatoire="true" longueurMax="40"><aide>Une aide.</aide></champ>
  <champ nom="texteLong" type="texteLong" libelle="Texte long" obligatoire="true" longueurMax="600"/>
  <champ nom="entier" type="entier" libelle="Entier" obligatoire="true" minimum="1" maximum="9"/>
  <champ nom="decimal" type="decimal" libelle="Décimal" obligatoire="true"/>
  <champ nom="montant" type="montant" libelle="Montant" obligatoire="true"/>
  <champ nom="courriel" type="courriel" libelle="Courriel" obligatoire="true" autocompletion="email"/>
  <champ nom="telephone" type="telephone" libelle="Téléphone" obligatoire="true" autocompletion="tel"/>
  <champ nom="adresse" type="adresse" libelle="Adresse" obligatoire="true" autocompletion="street-address"/>
  <champ nom="codePostal" type="codePostal" libelle="Code postal" obligatoire="true" autocompletion="postal-code"/>
  <champ nom="communeInsee" type="communeInsee" libelle="Commune" obligatoire="true"/>
  <champ nom="pays" type="pays" libelle="Pays" obligatoire="true"/>
  <champ nom="nir" type="nir" libelle="Numéro de sécurité sociale" obligatoire="true"/>
  <champ nom="iban" type="iban" libelle="IBAN" obligatoire="true"/>
  <champ nom="siret" type="siret" libelle="SIRET" obligatoire="true"/>
  <champ nom="rna" type="rna" libelle="RNA" obligatoire="true"/>
  <champ nom="immatriculation" type="immatriculation" libelle="Immatriculation" obligatoire="true"/>
  <champ nom="referenceCadastrale" type="referenceCadastrale" libelle="Parcelle" obligatoire="true"/>
  <champ nom="geolocalisation" type="geolocalisation" libelle="Position" obligatoire="true"/>
</page>
<page code="choix" titre="Choix et dates">
  <champ nom="date" type="date" libelle="Date" obligatoire="true" autocompletion="bday"/>
  <champ nom="heure" type="heure" libelle="Heure" obligatoire="true"/>
  <champ nom="dateHeure" type="dateHeure" libelle="Date et heure" obligatoire="true"/>
  <champ nom="booleen" type="booleen" libelle="Oui ou non" obligatoire="true"/>
  <champ nom="engagement" type="booleen" libelle="Je m’engage" obligatoire="true">
    <regle test="engagement = 'true'">Cochez la case.</regle>
  </champ>
  <champ nom="choix" type="choix" libelle="Choix court" obligatoire="true">
    <option code="a" libelle="A"/><option code="b" libelle="B"><!-- --></option>
  </champ>
  <champ nom="liste" type="choix" libelle="Choix long" obligatoire="true">{_LONG}</champ>
  <champ nom="choixMultiple" type="choixMultiple" libelle="Plusieurs choix" obligatoire="true">
    <option code="x" libelle="X"/><option code="y" libelle="Y"/>
  </champ>
  <champ nom="precision" type="texte" libelle="Précision" condition="choix = 'b'" obligatoire="true"/>
</page>
<page code="groupes" titre="Groupes et fichiers">
  <champ nom="pieceJointe" type="pieceJointe" libelle="Pièce" obligatoire="true" occurrencesMax="2" formats="pdf png"/>
  <champ nom="groupe" type="groupe" libelle="Groupe" obligatoire="true">
    <champ nom="nom" type="texte" libelle="Nom" obligatoire="true"/>
  </champ>
  <champ nom="personne" type="groupeRepete" libelle="Personne" obligatoire="true" occurrencesMin="1" occurrencesMax="3">
    <champ nom="nom" type="texte" libelle="Nom" obligatoire="true"/>
    <champ nom="naissance" type="date" libelle="Naissance" obligatoire="true"/>
    <champ nom="tarif" type="calcul" libelle="Tarif" calcul="string-length(nom) * 2" forme="montant"/>
  </champ>
  <champ nom="calcul" type="calcul" libelle="Total" calcul="sum(personne/tarif)" forme="montant"/>
</page>
"""
