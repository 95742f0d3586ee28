// Given names that are used for each other, in English and in Spanish, folded (no accents, lower case).
const GROUPS = `
  abigail abby; adelaida adela; alberto beto; alejandra ale sandra; alejandro alex ale; alexander alex xander sandy;
  alexandra alex sandra alexa; alfredo fredo alfred fred; alicia licha; allison ally allie; andrew andy drew andres;
  anthony tony antonio antony; antonia tonia; barbara barb barbie; benjamin ben benny benji; beatriz betty bea beatrice;
  caroline carrie carol carolina caro; catherine katherine kathryn kate katie kathy cathy cate kat catalina;
  charles charlie chuck carlos; christina christine chris tina cristina; christopher chris topher cristobal;
  concepcion concha conchita; consuelo chelo; cynthia cindy; daniel dan danny dani; daniela dani; david dave davey;
  deborah debra deb debbie; donald don donny; dolores lola; dorothy dot dottie; edward ed eddie ted ned eduardo lalo;
  elizabeth liz lizzie beth betsy betty eliza isabel elisa; emily em emma; enrique quique kike henry hank;
  ernesto neto ernest ernie; esperanza pera; eugene gene eugenio; fernando nando; francisco pancho paco frank francis kiko;
  francisca paca paquita; frederick fred freddy; gabriel gabe gabi; gabriela gabi gaby; gerald jerry gerry gerardo;
  gregory greg gregorio goyo; graciela chela; guadalupe lupe lupita; guillermo memo william will bill billy liam;
  gustavo gus tavo; ignacio nacho; jacob jake jacobo; jacqueline jackie; james jim jimmy jamie jaime; janet jan;
  jennifer jen jenny; jessica jess jessie; jesus chuy chucho; john johnny jon jack juan; jonathan jon jonny;
  jose pepe joe joseph joey; josefina pepa josie fina; joshua josh josue; judith judy; kenneth ken kenny;
  kimberly kim; lawrence larry lorenzo; leonard leo len leonardo; lillian lily lilian; luis lucho louis lou;
  manuel manny manolo; manuela manola; margaret maggie meg peggy marge margarita mago; maria mary marie mari;
  mariana mari; matthew matt mateo; maximiliano max; mercedes meche merche; michael mike mikey miguel mick;
  michelle shelly micaela; nancy nan; natalie nat natalia; nathan nate nathaniel; nicholas nick nico nicolas;
  nicole nikki nicky; olivia liv livvy; pamela pam; patricia pat patty tricia trish paty; patrick pat paddy patricio;
  pedro pete peter perico; philip phillip phil felipe; rafael rafa ralph; raymond ray ramon moncho raymundo;
  rebecca becky becca rebeca; refugio cuca cuco; ricardo rick ricky richard rich dick richie; robert rob bob bobby robbie
  roberto beto; rocio chio; rodrigo rigo; ronald ron ronnie; rosario chayo; rosa rose rosie rosy; samuel sam sammy;
  samantha sam sammy; sandra sandy; sarah sara sally; sebastian seb bas; sergio checo; socorro coco; sofia sophia sophie;
  stephanie steph stefanie estefania; stephen steven steve esteban; susan sue suzanne susie susana; teresa theresa terry tere;
  thomas tom tommy tomas; timothy tim timmy timoteo; valentina vale val; valerie val; vanessa nessa; veronica vero ronnie;
  victor vic; victoria vicky tori viki; vicente chente vincent vince; walter walt; yolanda yoli; zachary zach zack`;

const groupsOf = new Map<string, Set<number>>();
GROUPS.split(";").forEach((group, nth) => {
  for (const name of group.trim().split(/\s+/))
    groupsOf.set(name, (groupsOf.get(name) ?? new Set()).add(nth));
});

/** A name without its Spanish diminutive: Rosita is Rosa, Juanito Juan. */
const plainNames = (name: string): string[] => {
  const [, stem, vowel] = /^(.{2,})(?:c?it)([ao])$/.exec(name) ?? [];
  return stem && vowel ? [name, stem + vowel, stem] : [name];
};

/**
 * Whether two given names, folded, may be used for each other: Bob and Robert, Pepe and José, or one the beginning of
 * the other (Alex, Alexandra; an initial). The same name is.
 */
export function sameGivenName(a: string, b: string): boolean {
  if (a === "" || b === "") return false;
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (plainNames(a).some((plain) => plainNames(b).includes(plain))) return true;
  const other = groupsOf.get(b);
  return other !== undefined && [...(groupsOf.get(a) ?? [])].some((group) => other.has(group));
}
