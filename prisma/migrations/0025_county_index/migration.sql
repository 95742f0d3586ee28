-- A name with a county is the commonest search there is: both indexes together find it.
CREATE INDEX "person_county" ON "person" ("county");
