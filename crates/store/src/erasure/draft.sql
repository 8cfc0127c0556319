SELECT document FROM draft WHERE document = :document AND instr(base, :id) > 0;
