/*
 * The language of deployments: the whole of the original's depl.tx (riaps-pycom 2.0.0), with both forms of comments.
 * Names of hosts are words with dots and dashes, and so they may look like numbers.
 */
grammar DeploymentText;

deployment: 'app' word '{' host* placement+ '}' EOF;

// As the original reads it: braces may be left out, and semicolons stand behind them or not.
host: 'host' (all='all' | word) ('{' network? '}')? ';'*;

network: 'network' (any='any' | reachable (',' reachable)*) ';';

reachable: dns='dns' | word;

placement: 'on' (all='all' | '(' word (',' word)* ')') actor (',' actor)* ';';

actor: word ('(' (actual (',' actual)*)? ')')?;

actual: word '=' value;

value: STRING | NUMBER | word;

word: WORD | NUMBER | 'app' | 'host' | 'all' | 'network' | 'any' | 'dns' | 'on';

NUMBER: [-+]? ([0-9]+ ('.' [0-9]*)? | '.' [0-9]+) ([eE] [-+]? [0-9]+)?;
WORD: [A-Za-z0-9_.-]+;
STRING: '"' ('\\' . | ~["\\])* '"' | '\'' ('\\' . | ~['\\])* '\'';
COMMENT: ('//' ~[\r\n]* | '/*' .*? '*/') -> skip;
SPACE: [ \t\r\n]+ -> skip;
