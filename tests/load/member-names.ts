// What Californians and their organizations are called, for the generator of members. Those who are many come first.

const words = (text: string): string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Maria José Juan Jennifer Michael David Jessica Daniel Guadalupe Luis Carlos Elizabeth Christopher Ana Miguel Ashley
  Robert Sofía Alejandro Linda Kevin Martha Jesús Patricia Anthony Rosa Thu Minh Wei Nguyệt Mei Hiroshi Priya Arjun
  Emily Matthew Stephanie Francisco Antonio Carmen Laura Sandra Kimberly Brian Eric Andrea Jorge Ricardo Fernando
  Verónica Lucía Mateo Santiago Valentina Camila Isabella Sebastián Diego Gabriela Mónica Raúl Óscar Héctor Julián
  Aaliyah Jamal Latoya Deshawn Keisha Tyrone Imani Malik Olivia Noah Emma Liam Ava Ethan Mia Jacob Sophia William
  Charlotte James Amelia Benjamin Harper Lucas Evelyn Henry Abigail Alexander Ella Jackson Scarlett Samuel Grace
  Ngọc Huy Linh Tuấn Hương Phương Xin Jing Hao Yuki Kenji Sakura Min-jun Ji-woo Soo-ah Jasmine Armen Ani Narek Lilit
  Fatima Omar Aisha Ali Leila Reza Shirin Parisa Harpreet Gurpreet Manpreet Simran Kavita Ravi Ananya Rohan Bao Pa-Houa
  Malia Kai Leilani Sione Mele Rosalind Winifred Theodora Barnaby Ignatius Ottoline Zachariah Siobhán Jean-Luc
`);

export const lastNames = words(`
  García Hernández López Martínez González Rodríguez Nguyen Pérez Sánchez Ramírez Lee Smith Johnson Flores Torres Kim
  Chen Gómez Cruz Morales Reyes Gutiérrez Williams Rivera Brown Jones Tran Ortiz Ramos Chávez Mendoza Wong Ruiz Álvarez
  Castillo Jiménez Vásquez Davis Miller Moreno Romero Aguilar Herrera Medina Vargas Guzmán Castro Méndez Le Pham Wang Li
  Liu Patel Singh Kaur Khan Park Choi Yang Huang Wu Zhang Lin Chang Chan Vang Xiong Moua Thao Lor Hoàng Đặng Bùi Đỗ Võ
  Anderson Wilson Taylor Thomas Moore Martin Jackson Thompson White Harris Clark Lewis Robinson Walker Young Allen King
  Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Collins
  Edwards Stewart Morris Murphy Cook Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson
  Watson Brooks Bennett Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Perry Butler
  Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Wallace O'Brien O'Connor McDonald
  Petrosyan Sargsyan Hakobyan Yamamoto Tanaka Watanabe Sato Nakamura Santos Bautista Villanueva Dela-Cruz Navarro
  Salazar Cervantes Zamora Quintero Villaseñor Peña Núñez Muñoz Ibáñez Ávila Acuña Okafor Adeyemi Tesfaye Haile Goldberg
  Rosenberg Fitzgerald Silva Sousa Avila-Ruiz García-López Hosseini Rahimi Ahmadi Tuiasosopo Faleolo Kealoha
`);

/** Parts that make the many rare last names. */
export const beginnings = words(`
  Al Bar Cal Dal El Fal Gor Hal Il Jan Kal Lam Mar Nor Ol Pal Quin Ram Sal Tal Ul Val Wal Xan Yar Zal Ber Cor Der Fer
  Ger Her Ker Mer Per Ser Ter Ver Wer Bran Cran Dran Gran Stan Tran Bel Cel Del Gel Hel Kel Mel Nel Pel Rel Sel Tel Vel
`);
export const middles = words(
  "a e i o u an en in on ar er ir or al el il ol at et ab ed ig om un ach esh iv ow",
);
export const endings = words(`
  son sen ez es ski sky man mann berg stein field ford ton well worth ley by dale wood land wick ham stead more ier eau
  elli ini etti one ino ova enko chuk yan ian oglu zadeh pour wala rao nath swamy moto mura kawa shima gara sato
`);

export const places = words(`
  Los-Angeles San-Diego San-José San-Francisco Fresno Sacramento Long-Beach Oakland Bakersfield Anaheim Stockton
  Riverside Irvine Santa-Ana Chula-Vista Fremont Santa-Clarita San-Bernardino Modesto Moreno-Valley Fontana Oxnard
  Huntington-Beach Glendale Ontario Elk-Grove Santa-Rosa Rancho-Cucamonga Oceanside Garden-Grove Lancaster Palmdale
  Corona Salinas Hayward Escondido Sunnyvale Torrance Pasadena Orange Fullerton Visalia Roseville Concord Simi-Valley
  Santa-Clara Vallejo Victorville El-Monte Berkeley Downey Costa-Mesa Inglewood Carlsbad Ventura Fairfield West-Covina
  Murrieta Richmond Norwalk Antioch Temecula Burbank Daly-City Rialto El-Cajon San-Mateo Clovis Compton Jurupa-Valley
  Vista South-Gate Mission-Viejo Vacaville Carson Hesperia Redding Santa-Mónica Westminster Tracy Menifee Chico
  San-Leandro Whittier Merced Hawthorne Citrus-Heights Lodi Tulare Madera Yuba-City Delano Watsonville Santa-Cruz Eureka
  Hanford Napa Petaluma San-Rafael Monterey Seaside Ukiah Susanville Bishop Truckee Auburn Davis Woodland Porterville
  Brawley El-Centro Indio Coachella Blythe Barstow Needles Lompoc Santa-María San-Luis-Obispo Paso-Robles Gilroy
`).map((place) => place.replaceAll("-", " "));

/** What organizations are called, with the sector each belongs to. */
export const organizationForms = [
  ["% Unified School District", "school"],
  ["% Elementary PTA", "parent-group"],
  ["Friends of % Youth", "nonprofit"],
  ["% After-School Alliance", "afterschool"],
  ["% Children's Health Center", "health"],
  ["First Church of %", "faith"],
  ["% Chamber of Commerce", "business"],
  ["% Teachers Local", "labor"],
  ["% Community Foundation", "foundation"],
  ["City of % Youth Commission", "government"],
  ["% STEM Network", "nonprofit"],
  ["Boys & Girls Club of %", "afterschool"],
  ["% Family Resource Center", "nonprofit"],
  ["Iglesia Esperanza de %", "faith"],
  ["% Robotics Society", "afterschool"],
  ["% High School Boosters", "parent-group"],
  ["% Pediatric Group", "health"],
  ["% Manufacturing Partners", "business"],
  ["% Charter Academy", "school"],
  ["Padres Unidos de %", "parent-group"],
] as const;

export const modifiers = words(
  "North South East West Central Greater New United First Valley Coastal Harbor",
);
