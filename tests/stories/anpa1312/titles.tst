W2611north
u s BC-RES--Norrvik-Race     02-20 0095
^BC-RES--Norrvik Race,<
^*9006<
	NORRVIK (NW) _ Results of the race:<
^Eights<
	Norrvik     6:02<
	Hammer      6:08<
^Fours<
	Hammer      7:11<
^END<
	   NW-WF-02-20-26 1509GMT<



