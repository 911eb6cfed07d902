W2607north
r f BC-NO--Ferry-Sails 1stLd-Writethru   02-20 0120
^BC-NO--Ferry-Sails Again, 1st Ld-Writethru,96<
^Ferry sails again after three weeks<
^AP Photo NW101, NW102<
^(Eds: Adds quote in 2nd graf. With AP Photos.)<
^The ferry to Norrvik is back.<
^EDITOR'S NOTE _ Part of a series on ferries.<
^By JO HILL=
^North Wire=
	   NORRVIK, Norway (NW) _ The ferry to Norrvik sails
again.
 
	   ``We are ready,'' said captain Ole Brandt. ``It's `home' to me.''
 
	   ___
 
	   Mia Lund contributed.

	   NW-WF-02-20-26 1509GMT<


