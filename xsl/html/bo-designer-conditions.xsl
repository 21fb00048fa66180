<?xml version="1.0" encoding="UTF-8"?>
<!-- Conditions and rules without XPath: rows of field, operator, value, and the expression for who knows it. The same
     component serves the form designer and the pages of a process. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:c="urn:wsc:commun:1" xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="c v">

  <!-- What may be compared: the fields of the form designed, or all that the conditions of a process read. -->
  <xsl:variable name="condition.groupes" select="$designer/c:page | /v:vue/v:contenu/*/c:comparable"/>
  <xsl:variable name="condition.processus" select="boolean(/v:vue/v:contenu/*/c:comparable)"/>

  <!-- designer.condition: the rows of `simple`, `libres` to add, and the expression `texte`, called `nom`. `base` starts the
       names of the rows. `actif` is false in the forms that did not just come back: what was typed is not theirs. `id`
       parts the ids of several forms. -->
  <xsl:template name="designer.condition">
    <xsl:param name="simple" select="/.."/>
    <xsl:param name="texte" select="''"/>
    <xsl:param name="nom"/>
    <xsl:param name="legende"/>
    <xsl:param name="actif" select="true()"/>
    <xsl:param name="id" select="''"/>
    <xsl:param name="base-nom" select="'condition.'"/>
    <xsl:param name="groupes" select="$condition.groupes"/>
    <xsl:param name="libres" select="1"/>
    <xsl:variable name="typed" select="$cadre/v:entree[$actif]"/>
    <xsl:variable name="liaison" select="concat($base-nom, 'liaison')"/>
    <fieldset class="bo-field bo-condition">
      <legend class="bo-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="$legende"/></xsl:call-template></legend>
      <xsl:if test="$actif"><xsl:call-template name="bo.erreur-champ"><xsl:with-param name="champ" select="concat($base-nom, '1.champ')"/></xsl:call-template></xsl:if>
      <xsl:if test="$groupes">
        <xsl:if test="$simple/c:comparaison or $libres &gt; 1">
          <p class="bo-condition-link">
            <label class="bo-small" for="{$id}{$liaison}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison'"/></xsl:call-template></label>
            <select class="bo-select" id="{$id}{$liaison}" name="{$liaison}">
              <option value="et"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison.et'"/></xsl:call-template></option>
              <option value="ou"><xsl:if test="$typed[@nom = $liaison] = 'ou' or (not($typed) and $simple/c:liaison = 'ou')"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.liaison.ou'"/></xsl:call-template></option>
            </select>
          </p>
        </xsl:if>
        <xsl:variable name="saisies" select="count($typed[. != '' and starts-with(@nom, $base-nom) and substring-after(substring-after(@nom, $base-nom), '.') = 'champ'])"/>
        <xsl:variable name="connues" select="count($simple/c:comparaison)"/>
        <xsl:call-template name="designer.ligne">
          <xsl:with-param name="rang" select="1"/>
          <xsl:with-param name="dernier" select="$connues * ($connues &gt;= $saisies) + $saisies * ($saisies &gt; $connues) + $libres"/>
          <xsl:with-param name="simple" select="$simple"/>
          <xsl:with-param name="typed" select="$typed"/>
          <xsl:with-param name="id" select="$id"/>
          <xsl:with-param name="base-nom" select="$base-nom"/>
          <xsl:with-param name="groupes" select="$groupes"/>
        </xsl:call-template>
        <p class="bo-hint"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.condition-aide'"/></xsl:call-template></p>
      </xsl:if>
      <xsl:call-template name="designer.expert">
        <xsl:with-param name="simple" select="$simple"/>
        <xsl:with-param name="texte" select="$texte"/>
        <xsl:with-param name="nom" select="$nom"/>
        <xsl:with-param name="typed" select="$typed"/>
        <xsl:with-param name="id" select="$id"/>
        <xsl:with-param name="base-nom" select="$base-nom"/>
      </xsl:call-template>
    </fieldset>
  </xsl:template>

  <!-- designer.expert: the expression, folded unless the rows cannot say it. What was read goes with it, so that the
       server knows which of both was changed. -->
  <xsl:template name="designer.expert">
    <xsl:param name="simple"/>
    <xsl:param name="texte"/>
    <xsl:param name="nom"/>
    <xsl:param name="typed"/>
    <xsl:param name="id"/>
    <xsl:param name="base-nom"/>
    <xsl:variable name="riche" select="string($texte) != '' and not($simple)"/>
    <xsl:variable name="ici"><xsl:choose><xsl:when test="$typed"><xsl:value-of select="$typed[@nom = $nom]"/></xsl:when><xsl:otherwise><xsl:value-of select="$texte"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:if test="string($texte) != ''"><input type="hidden" name="{$base-nom}lue" value="{$texte}"/></xsl:if>
    <xsl:if test="$simple"><input type="hidden" name="{$base-nom}lignes">
        <xsl:attribute name="value"><xsl:value-of select="concat($simple/c:liaison, ' ', $simple/c:saufVide = 'true', ' ')"/><xsl:apply-templates select="$simple/c:comparaison" mode="condition-lue"/></xsl:attribute>
      </input></xsl:if>
    <details class="bo-more">
      <xsl:if test="$riche or (string($ici) != string($texte))"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.expert'"/></xsl:call-template></summary>
      <p class="bo-field">
        <label class="wsc-hidden" for="{$id}{$nom}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.expert'"/></xsl:call-template></label>
        <span class="bo-hint" id="{$id}{$nom}-aide"><xsl:call-template name="label"><xsl:with-param name="cle"><xsl:value-of select="'formulaires.expert-'"/><xsl:choose><xsl:when test="$riche">riche</xsl:when><xsl:otherwise>aide</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template></span>
        <textarea class="bo-textarea bo-code" id="{$id}{$nom}" name="{$nom}" rows="3" spellcheck="false" aria-describedby="{$id}{$nom}-aide"><xsl:value-of select="$ici"/></textarea>
      </p>
    </details>
  </xsl:template>

  <xsl:template name="designer.ligne">
    <xsl:param name="rang"/>
    <xsl:param name="dernier"/>
    <xsl:param name="simple"/>
    <xsl:param name="typed"/>
    <xsl:param name="id"/>
    <xsl:param name="base-nom"/>
    <xsl:param name="groupes"/>
    <xsl:if test="$rang &lt;= $dernier">
      <xsl:variable name="une" select="$simple/c:comparaison[$rang]"/>
      <xsl:variable name="ligne" select="concat($base-nom, $rang, '.')"/>
      <div class="bo-condition-row">
        <p>
          <label class="bo-small" for="{$id}{$ligne}champ"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.champ'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:call-template name="designer.champs">
            <xsl:with-param name="id" select="concat($id, $ligne, 'champ')"/>
            <xsl:with-param name="nom" select="concat($ligne, 'champ')"/>
            <xsl:with-param name="valeur" select="string(($typed[@nom = concat($ligne, 'champ')] | $une/c:champ[not($typed)])[1])"/>
            <xsl:with-param name="vide" select="'formulaires.ligne.aucun'"/>
            <xsl:with-param name="groupes" select="$groupes"/>
          </xsl:call-template>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$ligne}operateur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.operateur'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:variable name="operateur"><xsl:choose>
            <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = concat($ligne, 'operateur')]"/></xsl:when>
            <xsl:otherwise><xsl:apply-templates select="$une" mode="condition-operateur"/></xsl:otherwise>
          </xsl:choose></xsl:variable>
          <select class="bo-select bo-wide" id="{$id}{$ligne}operateur" name="{$ligne}operateur">
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'reponse'"/><xsl:with-param name="liste" select="'egal different autre rempli vide oui non pasOui contient commence egal:commune different:commune autre:commune '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'nombre'"/><xsl:with-param name="liste" select="'auMoins:nombre auPlus:nombre superieur:nombre inferieur:nombre compteAuMoins compteAuPlus '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
            <xsl:call-template name="designer.operateurs"><xsl:with-param name="famille" select="'date'"/><xsl:with-param name="liste" select="'auMoins:date auPlus:date superieur:date inferieur:date egal:date auMoins:jours auPlus:jours superieur:jours inferieur:jours egal:jours auMoins:joursOuvres auPlus:joursOuvres superieur:joursOuvres inferieur:joursOuvres egal:joursOuvres auMoins:maintenant auPlus:maintenant superieur:maintenant inferieur:maintenant ageAuMoins ageMoinsDe '"/><xsl:with-param name="valeur" select="$operateur"/></xsl:call-template>
          </select>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$ligne}valeur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.valeur'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <input class="bo-input bo-wide" type="text" id="{$id}{$ligne}valeur" name="{$ligne}valeur" list="condition-reponses" autocomplete="off">
            <xsl:attribute name="value">
              <xsl:choose>
                <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = concat($ligne, 'valeur')]"/></xsl:when>
                <xsl:otherwise><xsl:apply-templates select="$une" mode="condition-valeur"/></xsl:otherwise>
              </xsl:choose>
            </xsl:attribute>
          </input>
        </p>
        <p>
          <label class="bo-small" for="{$id}{$ligne}autre"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.ligne.autre'"/><xsl:with-param name="rang" select="$rang"/></xsl:call-template></label>
          <xsl:call-template name="designer.champs">
            <xsl:with-param name="id" select="concat($id, $ligne, 'autre')"/>
            <xsl:with-param name="nom" select="concat($ligne, 'autre')"/>
            <xsl:with-param name="valeur" select="string(($typed[@nom = concat($ligne, 'autre')] | $une/c:valeur[not($typed) and starts-with(../c:genre, 'champ')])[1])"/>
            <xsl:with-param name="vide" select="'formulaires.ligne.pas'"/>
            <xsl:with-param name="groupes" select="$groupes"/>
          </xsl:call-template>
        </p>
      </div>
      <xsl:call-template name="designer.ligne">
        <xsl:with-param name="rang" select="$rang + 1"/><xsl:with-param name="dernier" select="$dernier"/><xsl:with-param name="simple" select="$simple"/><xsl:with-param name="typed" select="$typed"/><xsl:with-param name="id" select="$id"/><xsl:with-param name="base-nom" select="$base-nom"/><xsl:with-param name="groupes" select="$groupes"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- How a comparison stands in its row: operator, value, other field; then all three as the row sends them. -->
  <xsl:template match="c:comparaison" mode="condition-operateur">
    <xsl:choose>
      <xsl:when test="c:genre = 'champDate'"><xsl:value-of select="concat(c:operateur, ':date')"/></xsl:when>
      <xsl:when test="c:genre = 'texte' or (c:genre = 'champ' and (c:operateur = 'egal' or c:operateur = 'different' or c:operateur = 'autre')) or not(c:genre) or c:operateur = 'compteAuPlus' or c:operateur = 'compteAuMoins' or starts-with(c:operateur, 'age')"><xsl:value-of select="c:operateur"/></xsl:when>
      <xsl:when test="c:genre = 'nombre' and (c:operateur = 'egal' or c:operateur = 'different' or c:operateur = 'autre')"><xsl:value-of select="c:operateur"/></xsl:when>
      <xsl:when test="c:genre = 'champ'"><xsl:value-of select="concat(c:operateur, ':nombre')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(c:operateur, ':', c:genre)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:comparaison" mode="condition-valeur">
    <xsl:choose>
      <xsl:when test="c:genre = 'texte'"><xsl:value-of select="c:valeurLibelle"/></xsl:when>
      <xsl:when test="c:genre = 'date'"><xsl:value-of select="concat(substring(c:valeur, 9, 2), '/', substring(c:valeur, 6, 2), '/', substring(c:valeur, 1, 4))"/></xsl:when>
      <xsl:when test="not(starts-with(c:genre, 'champ'))"><xsl:value-of select="c:valeur"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="c:comparaison" mode="condition-lue">
    <xsl:value-of select="concat(c:champ, '|')"/>
    <xsl:apply-templates select="." mode="condition-operateur"/>
    <xsl:text>|</xsl:text>
    <xsl:apply-templates select="." mode="condition-valeur"/>
    <xsl:value-of select="concat('|', c:valeur[starts-with(../c:genre, 'champ')], ';')"/>
  </xsl:template>

  <!-- designer.champs: everything that may be compared, in groups. -->
  <xsl:template name="designer.champs">
    <xsl:param name="id"/>
    <xsl:param name="nom"/>
    <xsl:param name="valeur"/>
    <xsl:param name="vide"/>
    <xsl:param name="groupes"/>
    <select class="bo-select bo-wide" id="{$id}" name="{$nom}">
      <option value=""><xsl:call-template name="label"><xsl:with-param name="cle" select="$vide"/></xsl:call-template></option>
      <xsl:apply-templates select="$groupes" mode="condition-choix"><xsl:with-param name="valeur" select="$valeur"/></xsl:apply-templates>
    </select>
  </xsl:template>

  <xsl:template match="c:page" mode="condition-choix">
    <xsl:param name="valeur"/>
    <optgroup label="{c:titre}"><xsl:apply-templates select=".//c:champ[c:chemin and c:proprietes/c:type != 'information']" mode="condition-choix"><xsl:with-param name="valeur" select="$valeur"/></xsl:apply-templates></optgroup>
  </xsl:template>

  <xsl:template match="c:comparable" mode="condition-choix">
    <xsl:param name="valeur"/>
    <optgroup label="{c:libelle}"><xsl:apply-templates select="c:champ" mode="condition-choix"><xsl:with-param name="valeur" select="$valeur"/></xsl:apply-templates></optgroup>
  </xsl:template>

  <!-- A field: of the form designed (chemin), of what a process reads (code), of an action's form (nom). -->
  <xsl:template match="c:champ" mode="condition-choix">
    <xsl:param name="valeur"/>
    <xsl:variable name="chemin" select="string((c:chemin | c:code | c:nom)[1])"/>
    <option value="{$chemin}">
      <xsl:if test="$chemin = $valeur"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
      <xsl:for-each select="ancestor::c:champ"><xsl:value-of select="concat(c:proprietes/c:libelle, ' › ')"/></xsl:for-each>
      <xsl:value-of select="(c:proprietes | .)[last()]/c:libelle"/>
    </option>
  </xsl:template>

  <!-- designer.reponses: the answers of the fields with choices, proposed where a value is typed. Once a page. -->
  <xsl:key name="condition.reponse" match="c:option/c:libelle | c:comparable/c:reponse" use="."/>
  <xsl:template name="designer.reponses">
    <datalist id="condition-reponses">
      <xsl:for-each select="//c:option/c:libelle | //c:comparable/c:reponse">
        <xsl:if test="generate-id() = generate-id(key('condition.reponse', .)[1])"><option value="{.}"/></xsl:if>
      </xsl:for-each>
    </datalist>
  </xsl:template>

  <xsl:template name="designer.operateurs">
    <xsl:param name="famille"/>
    <xsl:param name="liste"/>
    <xsl:param name="valeur"/>
    <optgroup>
      <xsl:attribute name="label"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.operateurs.', $famille)"/></xsl:call-template></xsl:attribute>
      <xsl:call-template name="designer.operateur"><xsl:with-param name="liste" select="$liste"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
    </optgroup>
  </xsl:template>

  <xsl:template name="designer.operateur">
    <xsl:param name="liste"/>
    <xsl:param name="valeur"/>
    <xsl:variable name="un" select="substring-before($liste, ' ')"/>
    <xsl:if test="$un">
      <option value="{$un}">
        <xsl:if test="$un = $valeur"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if>
        <xsl:choose>
          <!-- In a process, an action « has an answer » once it was done. -->
          <xsl:when test="$condition.processus and ($un = 'rempli' or $un = 'vide')"><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('processus.operateur.', $un)"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="label"><xsl:with-param name="cle" select="concat('formulaires.operateur.', translate($un, ':', '-'))"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </option>
      <xsl:call-template name="designer.operateur"><xsl:with-param name="liste" select="substring-after($liste, ' ')"/><xsl:with-param name="valeur" select="$valeur"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Rules of a field: one form each, and one to add. -->
  <xsl:template match="c:champ" mode="designer-regles">
    <section class="bo-panel" aria-labelledby="regles">
      <h2 id="regles"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regles'"/></xsl:call-template></h2>
      <p class="bo-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regles-aide'"/></xsl:call-template></p>
      <xsl:apply-templates select="c:regle" mode="designer-regle"/>
      <details class="bo-more">
        <xsl:if test="$designer.panneau = 'regle' and not($cadre/v:parametre[@nom = 'numero'])"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
        <summary><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.regle-ajouter'"/></xsl:call-template></summary>
        <xsl:call-template name="designer.regle"/>
      </details>
    </section>
  </xsl:template>

  <xsl:template match="c:regle" mode="designer-regle">
    <details class="bo-more">
      <xsl:if test="$designer.panneau = 'regle' and $cadre/v:parametre[@nom = 'numero'] = c:numero"><xsl:attribute name="open">open</xsl:attribute></xsl:if>
      <summary>
        <xsl:apply-templates select="c:message/text()" mode="bo-phrase"/>
        <xsl:if test="c:niveau = 'avertissement'">
          <xsl:text> </xsl:text>
          <span class="bo-tag bo-tag--wait"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.avertissement'"/></xsl:call-template></span>
        </xsl:if>
      </summary>
      <xsl:call-template name="designer.regle"><xsl:with-param name="regle" select="."/></xsl:call-template>
    </details>
  </xsl:template>

  <xsl:template name="designer.regle">
    <xsl:param name="regle" select="/.."/>
    <xsl:variable name="id" select="concat('regle', $regle/c:numero, '-')"/>
    <xsl:variable name="actif" select="$designer.panneau = 'regle' and string($cadre/v:parametre[@nom = 'numero']) = string($regle/c:numero)"/>
    <xsl:variable name="typed" select="$cadre/v:entree[$actif]"/>
    <form>
      <xsl:call-template name="designer.form"/>
      <input type="hidden" name="champ" value="{$designer.champ/c:chemin}"/>
      <input type="hidden" name="panneau" value="regle"/>
      <xsl:if test="$regle"><input type="hidden" name="numero" value="{$regle/c:numero}"/></xsl:if>
      <xsl:if test="$actif"><xsl:apply-templates select="$cadre" mode="bo-erreurs"/></xsl:if>
      <xsl:call-template name="designer.condition">
        <xsl:with-param name="simple" select="$regle/c:simple"/>
        <xsl:with-param name="texte" select="$regle/c:test"/>
        <xsl:with-param name="nom" select="'test'"/>
        <xsl:with-param name="legende" select="'formulaires.regle-test'"/>
        <xsl:with-param name="actif" select="$actif"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <label class="bo-check">
        <input type="checkbox" name="saufVide" value="true">
          <xsl:if test="$regle/c:simple/c:saufVide = 'true' or (not($regle) and not($designer.champ/c:proprietes/c:obligatoire = 'true'))"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if>
        </input>
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.sauf-vide'"/></xsl:call-template>
      </label>
      <p class="bo-field">
        <label class="bo-label" for="{$id}message"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.propriete.message'"/></xsl:call-template></label>
        <span class="bo-hint" id="{$id}message-aide"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.aide.message'"/></xsl:call-template></span>
        <textarea class="bo-textarea" id="{$id}message" name="message" rows="2" aria-describedby="{$id}message-aide">
          <xsl:choose>
            <xsl:when test="$typed"><xsl:value-of select="$typed[@nom = 'message']"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$regle/c:message"/></xsl:otherwise>
          </xsl:choose>
        </textarea>
      </p>
      <p class="bo-field">
        <label class="bo-label" for="{$id}niveau"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau'"/></xsl:call-template></label>
        <select class="bo-select bo-wide" id="{$id}niveau" name="niveau">
          <option value="erreur"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.erreur'"/></xsl:call-template></option>
          <option value="avertissement"><xsl:if test="$regle/c:niveau = 'avertissement'"><xsl:attribute name="selected">selected</xsl:attribute></xsl:if><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaires.niveau.avertissement-long'"/></xsl:call-template></option>
        </select>
      </p>
      <p class="bo-tools">
        <xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'regle'"/><xsl:with-param name="classe" select="'bo-button bo-button--main'"/></xsl:call-template>
        <xsl:if test="$regle"><xsl:call-template name="designer.geste"><xsl:with-param name="geste" select="'regle-supprimer'"/><xsl:with-param name="classe" select="'bo-button bo-button--bad'"/></xsl:call-template></xsl:if>
      </p>
    </form>
  </xsl:template>
</xsl:stylesheet>
