-----
r s BC-ROW--Norrvik-Race,150     2-20   
^BC-ROW--Norrvik Race,<
^Race begins in Norrvik<
NORRVIK (NW) _ The race begins.
It ends at noon.
	   NW-WF-02-20-26 1509GMT<



