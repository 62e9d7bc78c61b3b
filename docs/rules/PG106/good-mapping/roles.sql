CREATE USER MAPPING FOR shop SERVER archive
  OPTIONS (user 'shop', password_required 'false');
