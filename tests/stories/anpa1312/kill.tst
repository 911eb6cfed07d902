W2700north
u f BC-NO--Ferry-Sails KILL   02-20 0040
^BC-NO--Ferry-Sails Again, KILL,40<
^Eds: The story is wrong.<
	   Editors:
	   Kill BC-NO--Ferry-Sails Again, W2607 and a0147. The ferry did not sail.

	   NW-WF-02-20-26 1509GMT<


