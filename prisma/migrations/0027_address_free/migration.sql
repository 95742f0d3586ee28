-- As in 0004, looking into one table only: with both in one condition the other's was made ready for every row of a list.
CREATE OR REPLACE FUNCTION "address_is_free"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_TABLE_NAME = ''person'' THEN
    PERFORM FROM person_address WHERE email_key = NEW.email_key\x3b
  ELSE
    PERFORM FROM person WHERE email_key = NEW.email_key\x3b
  END IF\x3b
  IF FOUND THEN
    RAISE unique_violation USING MESSAGE = ''This address belongs to somebody already.''\x3b
  END IF\x3b
  RETURN NEW\x3b
END';
