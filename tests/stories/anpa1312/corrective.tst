W2710north
r f BC-NO--Ferry-Sails Corrective   02-20 0040
^BC-NO--Ferry-Sails Again, Corrective,40<
^Correction: Ferry story<
	   NORRVIK, Norway (NW) _ In a story Feb. 20, North Wire reported the wrong hour. A corrected version of the story is below:
	   The ferry sails at six.

	   NW-WF-02-20-26 1509GMT<


