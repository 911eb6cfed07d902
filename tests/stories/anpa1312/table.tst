W2595north
u i BC-WEA--Norrvik-Weather     02-20 0020
^*9006<
^BC-WEA--Norrvik Weather,<
^Weather in Norrvik<
	   ;MIN;MAX<
	   Monday;-2;3<
	   Tuesday;0;5<
^END<

	   NW-WF-02-20-26 1509GMT<


