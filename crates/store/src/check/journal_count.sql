SELECT changes FROM draft WHERE document = :document;
