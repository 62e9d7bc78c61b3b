ALTER ROLE shop WITH CREATEROLE;
#                    ---------- here
