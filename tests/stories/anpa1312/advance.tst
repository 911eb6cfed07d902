W2609north
d l ADV22-NO--Ferry-History   02-20 0120
^BC-NO--Ferry History, Adv22,90<
^Adv22<
^For release Sunday, Feb. 22, and thereafter<
^A hundred years of the ferry<
^By JO HILL=
^North Wire=
	NORRVIK (NW) _ The ferry has sailed for a hundred years.
	   NW-WF-02-20-26 1509GMT<



