<?xml version="1.0" encoding="UTF-8"?>
<!-- Views identification, inscription, confirmer, message-envoye: the way into the account. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:v="urn:wsc:vue:1" exclude-result-prefixes="v">

  <xsl:template match="v:vue[@nom = 'identification']" mode="corps">
    <div class="wsc-cols">
      <div>
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.identification'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
        <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="v:cadre/v:erreur"/><xsl:with-param name="cle" select="'compte.refus'"/></xsl:call-template>
        <form method="post" novalidate="novalidate" action="{$base}compte/identification">
          <xsl:call-template name="csrf"/>
          <xsl:apply-templates select="v:cadre/v:parametre[@nom = 'retour']" mode="cachees"/>
          <xsl:call-template name="entree">
            <xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'compte.courriel'"/>
            <xsl:with-param name="type" select="'email'"/><xsl:with-param name="autocompletion" select="'username'"/>
          </xsl:call-template>
          <xsl:call-template name="entree">
            <xsl:with-param name="nom" select="'motDePasse'"/><xsl:with-param name="cle" select="'compte.mot-de-passe'"/>
            <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocompletion" select="'current-password'"/>
          </xsl:call-template>
          <p class="wsc-bar"><button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.ouvrir'"/></xsl:call-template></button></p>
        </form>
      </div>
      <xsl:apply-templates select="." mode="sans-compte"/>
    </div>
  </xsl:template>

  <!-- For those who have no account, or want none. -->
  <xsl:template match="v:vue" mode="sans-compte">
    <aside class="wsc-side">
      <xsl:attribute name="aria-label"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.sans'"/></xsl:call-template></xsl:attribute>
      <section class="wsc-card">
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.pas-encore'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
        <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.avantages'"/></xsl:call-template></p>
        <p><a class="wsc-button wsc-button--second wsc-button--small" href="{$base}compte/inscription"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.creer'"/></xsl:call-template></a></p>
      </section>
      <section class="wsc-card">
        <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.sans'"/><xsl:with-param name="classe" select="'wsc-card-title'"/></xsl:call-template>
        <p><a href="{$base}suivi"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.sans.suivi'"/></xsl:call-template></a></p>
      </section>
    </aside>
  </xsl:template>

  <xsl:template match="v:parametre" mode="cachees"><input type="hidden" name="{@nom}" value="{.}"/></xsl:template>

  <xsl:template match="v:vue[@nom = 'inscription']" mode="fil-suite">
    <li><a href="{$base}compte"><xsl:call-template name="label"><xsl:with-param name="cle" select="'commun.menu.compte'"/></xsl:call-template></a></li>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'inscription']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.creer'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="v:cadre/v:erreur"/></xsl:call-template>
      <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.inscription.chapeau'"/></xsl:call-template></p>
      <p class="wsc-quiet"><xsl:call-template name="label"><xsl:with-param name="cle" select="'formulaire.obligatoires'"/></xsl:call-template></p>
      <form method="post" novalidate="novalidate" action="{$base}compte/inscription">
        <xsl:call-template name="csrf"/>
        <xsl:apply-templates select="." mode="civilite"/>
        <xsl:apply-templates select="." mode="identite"/>
        <xsl:call-template name="entree">
          <xsl:with-param name="nom" select="'motDePasse'"/><xsl:with-param name="cle" select="'compte.mot-de-passe'"/>
          <xsl:with-param name="aide" select="'compte.mot-de-passe.aide'"/>
          <xsl:with-param name="type" select="'password'"/><xsl:with-param name="autocompletion" select="'new-password'"/>
        </xsl:call-template>
        <p class="wsc-bar"><button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.creer'"/></xsl:call-template></button></p>
      </form>
    </div>
  </xsl:template>

  <xsl:template match="v:vue" mode="identite">
    <xsl:call-template name="entree">
      <xsl:with-param name="nom" select="'nom'"/><xsl:with-param name="cle" select="'compte.nom'"/><xsl:with-param name="autocompletion" select="'family-name'"/>
    </xsl:call-template>
    <xsl:call-template name="entree">
      <xsl:with-param name="nom" select="'prenoms'"/><xsl:with-param name="cle" select="'compte.prenoms'"/><xsl:with-param name="autocompletion" select="'given-name'"/>
    </xsl:call-template>
    <xsl:call-template name="entree">
      <xsl:with-param name="nom" select="'courriel'"/><xsl:with-param name="cle" select="'compte.courriel'"/>
      <xsl:with-param name="aide" select="'compte.courriel.aide'"/>
      <xsl:with-param name="type" select="'email'"/><xsl:with-param name="autocompletion" select="'email'"/>
    </xsl:call-template>
    <xsl:call-template name="entree">
      <xsl:with-param name="nom" select="'telephone'"/><xsl:with-param name="cle" select="'compte.telephone'"/>
      <xsl:with-param name="type" select="'tel'"/><xsl:with-param name="autocompletion" select="'tel'"/>
      <xsl:with-param name="classe" select="'wsc-input--10'"/><xsl:with-param name="facultatif" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="v:vue" mode="civilite">
    <fieldset class="wsc-fieldset">
      <legend class="wsc-legend">
        <xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.civilite'"/></xsl:call-template>
        <xsl:call-template name="entree.facultatif"/>
      </legend>
      <div class="wsc-choices">
        <xsl:call-template name="acces.civilite"><xsl:with-param name="code" select="'madame'"/></xsl:call-template>
        <xsl:call-template name="acces.civilite"><xsl:with-param name="code" select="'monsieur'"/></xsl:call-template>
        <xsl:call-template name="acces.civilite"><xsl:with-param name="code" select="'nonPrecisee'"/></xsl:call-template>
      </div>
    </fieldset>
  </xsl:template>

  <xsl:template name="acces.civilite">
    <xsl:param name="code"/>
    <label class="wsc-choice">
      <input type="radio" name="civilite" value="{$code}">
        <xsl:if test="$cadre/v:entree[@nom = 'civilite'] = $code"><xsl:attribute name="checked"><xsl:value-of select="'checked'"/></xsl:attribute></xsl:if>
      </input>
      <xsl:call-template name="label"><xsl:with-param name="cle" select="concat('compte.civilite.', $code)"/></xsl:call-template>
    </label>
  </xsl:template>

  <!-- A mail reader may open links by itself: only the button uses the link up. -->
  <xsl:template match="v:vue[@nom = 'confirmer']" mode="corps">
    <div class="wsc-narrow">
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.confirmer'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <xsl:call-template name="resume"><xsl:with-param name="erreurs" select="v:cadre/v:erreur"/><xsl:with-param name="cle" select="'compte.refus'"/></xsl:call-template>
      <xsl:apply-templates select="v:cadre" mode="confirmer"/>
    </div>
  </xsl:template>

  <xsl:template match="v:cadre" mode="confirmer">
    <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.confirmer.chapeau'"/></xsl:call-template></p>
    <form method="post" novalidate="novalidate" action="{$base}compte/confirmer">
      <xsl:call-template name="csrf"/>
      <xsl:apply-templates select="v:parametre[@nom = 'jeton']" mode="cachees"/>
      <p class="wsc-bar"><button class="wsc-button" type="submit"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.confirmer.bouton'"/></xsl:call-template></button></p>
    </form>
  </xsl:template>

  <!-- A link that serves no more: ask for a new one by the same form as the first time. -->
  <xsl:template match="v:cadre[v:erreur]" mode="confirmer">
    <p class="wsc-bar"><a class="wsc-button" href="{$base}compte/inscription"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.confirmer.nouveau'"/></xsl:call-template></a></p>
  </xsl:template>

  <xsl:template match="v:vue[@nom = 'message-envoye']" mode="corps">
    <div class="wsc-narrow">
      <p class="wsc-done-head"><span class="wsc-done-mark"><xsl:call-template name="icone"><xsl:with-param name="nom" select="'courriel'"/></xsl:call-template></span></p>
      <xsl:call-template name="titre.label"><xsl:with-param name="cle" select="'compte.message-envoye'"/><xsl:with-param name="rang" select="0"/></xsl:call-template>
      <p class="wsc-lead"><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.message-envoye.chapeau'"/></xsl:call-template></p>
      <p><xsl:call-template name="label"><xsl:with-param name="cle" select="'compte.message-envoye.rien'"/></xsl:call-template></p>
      <p class="wsc-bar"><a class="wsc-button wsc-button--second" href="{$base}"><xsl:call-template name="label"><xsl:with-param name="cle" select="'service.toutes'"/></xsl:call-template></a></p>
    </div>
  </xsl:template>
</xsl:stylesheet>
