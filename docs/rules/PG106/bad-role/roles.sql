CREATE ROLE reports LOGIN PASSWORD 'hunter2hunter2';
