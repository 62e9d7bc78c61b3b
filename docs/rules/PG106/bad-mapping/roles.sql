CREATE USER MAPPING FOR shop SERVER archive
  OPTIONS (user 'shop', password 'hunter2hunter2');
