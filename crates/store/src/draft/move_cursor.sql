UPDATE draft SET cursor = :cursor WHERE document = :document;
