-- What an auditor of the centre asks. Every query that finds nothing is good news.

-- Gaps: entries of a journal that are missing here although later ones came.
SELECT 'gap' AS finding, desk, journal, number - missing AS first, number - 1 AS last
FROM (
  SELECT desk, journal, number,
    number - 1 - lag(number, 1, 0::bigint) OVER (PARTITION BY desk, journal ORDER BY number) AS missing
  FROM (SELECT DISTINCT desk, journal, number FROM entry) AS known
) AS steps
WHERE missing > 0
ORDER BY desk, journal, first;

-- Forks: one number of one journal with two leaves. Somebody has rewritten or rolled back that journal.
SELECT 'fork' AS finding, desk, journal, number, count(*) AS leaves
FROM entry GROUP BY desk, journal, number HAVING count(*) > 1
ORDER BY desk, journal, number;

-- The same of whole journals: one size with two signed heads.
SELECT 'forked head' AS finding, desk, journal, size, count(*) AS heads
FROM checkpoint GROUP BY desk, journal, size HAVING count(*) > 1
ORDER BY desk, journal, size;

-- Ends that never came: a signed head spans more entries than are here.
SELECT 'cut' AS finding, desk, journal, coalesce(max(number), 0) + 1 AS first, max(size) AS last
FROM checkpoint LEFT JOIN entry USING (desk, journal)
GROUP BY desk, journal HAVING max(size) > coalesce(max(number), 0)
ORDER BY desk, journal;

-- Texts that are not their leaf's: changed here, or on the way.
SELECT 'altered' AS finding, desk, journal, number
FROM entry
WHERE text IS NOT NULL AND leaf <> sha256('\x00'::bytea || convert_to(text, 'UTF8'))
ORDER BY desk, journal, number;

-- Desks of which nothing came for a day, and expected ones of which nothing ever came.
SELECT 'silent' AS finding, desk, max(received_at) AS last_heard
FROM (SELECT desk, received_at FROM entry UNION ALL SELECT desk, NULL FROM expected_desk) AS heard
GROUP BY desk
HAVING coalesce(max(received_at), '-infinity') < now() - interval '1 day'
ORDER BY desk;

-- Desks with more than one journal: a repair, or a journal that was removed.
SELECT 'new journal' AS finding, desk, journal, min(received_at) AS since, max(number) AS entries
FROM entry
WHERE desk IN (SELECT desk FROM entry GROUP BY desk HAVING count(DISTINCT journal) > 1)
GROUP BY desk, journal
ORDER BY desk, since;
