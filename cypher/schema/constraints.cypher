CREATE CONSTRAINT article_id IF NOT EXISTS FOR (article:Article) REQUIRE article.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (claim:Claim) REQUIRE claim.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (event:Event) REQUIRE event.id IS UNIQUE;
CREATE CONSTRAINT figure_id IF NOT EXISTS FOR (figure:Figure) REQUIRE figure.id IS UNIQUE;
CREATE CONSTRAINT judgement_id IF NOT EXISTS FOR (judgement:Judgement) REQUIRE judgement.id IS UNIQUE;
CREATE CONSTRAINT name_normal IF NOT EXISTS FOR (name:Name) REQUIRE name.normal IS UNIQUE;
CREATE CONSTRAINT redirect_anchor IF NOT EXISTS FOR (redirect:Redirect) REQUIRE redirect.anchor IS UNIQUE;
