/*
 * The language of application models: the whole of the original's riaps.tx (riaps-pycom 2.0.0), and "in java".
 *
 * Words of the language are names as well where a name may stand (the text's listing 5.2 has a formal called "rate").
 */
grammar ApplicationText;

models: application+ EOF;

application: 'app' name '{' message* group* library* component+ actor+ '}';

message: 'message' name ';';

group: 'group' name ('with' kind=('leader' | 'consensus'))? 'using' message_=name timed='timed'?
    (groupParameter (',' groupParameter)*)? ';';

groupParameter: groupSetting '=' INT;

groupSetting: 'heartbeat' | 'electionMin' | 'electionMax' | 'peerTimeout' | 'consensusTimeout';

library: 'library' (name | STRING) ';';

component: kind=('component' | 'device') name formals? ('in' language)? ('scheduler' scheduler=('rr' | 'priority') ';')?
    '{' port* '}';

language: CPP | 'cpp' | PYTHON | JAVA;

formals: '(' (formal (',' formal)*)? ')';

formal: name ('=' value)?;

value: STRING | number | BOOL;

number: INT | FLOAT;

port: (publisher | subscriber | dialogue | timer | inside) ';';

publisher: 'pub' name ':' message_=name timed='timed'?;

subscriber: 'sub' name ':' message_=name timed='timed'? within?;

// A client waits for its reply itself, so a deadline of a handler has no meaning for it.
dialogue: kind='clt' name exchange timed='timed'?
    | kind=('srv' | 'req' | 'rep' | 'qry' | 'ans') name exchange timed='timed'? within?;

exchange: ':' '(' request=name ',' reply=name ')';

timer: 'timer' name (period=duration)? within?;

inside: 'inside' name ticks='default'?;

within: 'within' duration;

duration: INT unit=('sec' | 'min' | 'msec')?;

actor: realTime='real-time'? 'actor' name formals? '{' nearby? inward? uses? actorScheduler? '{' instance+ '}' '}';

nearby: 'local' names? ';';

inward: 'internal' names? ';';

names: name (',' name)*;

uses: 'uses' '{' (usage ';')* '}';

usage: 'cpu' hard='max'? INT '%' ('over' duration)?         # cpuUsage
    | 'mem' INT unit=('kb' | 'mb' | 'gb')?                    # memoryUsage
    | 'space' INT unit=('mb' | 'gb')?                         # spaceUsage
    | 'net' 'rate' rate ('ceil' ceiling=rate)? ('burst' number ('kb' | 'k'))?  # netUsage
    ;

rate: number unit=('kbps' | 'mbps');

actorScheduler: 'scheduler' ('rr' | 'priority' INT) ';';

instance: name ':' type=name actuals? ';';

actuals: '(' (actual (',' actual)*)? ')';

actual: name '=' (value | parameter=name);

name: ID | JAVA | PYTHON | 'cpp' | 'app' | 'message' | 'group' | 'with' | 'leader' | 'consensus' | 'using' | 'timed' | 'heartbeat'
    | 'electionMin' | 'electionMax' | 'peerTimeout' | 'consensusTimeout' | 'library' | 'component' | 'device' | 'in'
    | 'scheduler' | 'rr' | 'priority' | 'pub' | 'sub' | 'clt' | 'srv' | 'req' | 'rep' | 'qry' | 'ans' | 'timer' | 'inside'
    | 'default' | 'within' | 'sec' | 'min' | 'msec' | 'actor' | 'local' | 'internal' | 'uses' | 'cpu' | 'max' | 'over' | 'mem'
    | 'kb' | 'mb' | 'gb' | 'space' | 'net' | 'rate' | 'kbps' | 'mbps' | 'ceil' | 'burst' | 'k';

CPP: 'c++' | 'C++';
PYTHON: 'Python' | 'python' | 'py';
JAVA: 'Java' | 'java';
BOOL: 'True' | 'true' | 'False' | 'false';
INT: [-+]? [0-9]+;
FLOAT: [-+]? ([0-9]+ '.' [0-9]* | '.' [0-9]+) EXPONENT? | [-+]? [0-9]+ EXPONENT;
STRING: '"' ('\\' . | ~["\\])* '"' | '\'' ('\\' . | ~['\\])* '\'';
ID: [A-Za-z_] [A-Za-z0-9_]*;
COMMENT: ('//' ~[\r\n]* | '/*' .*? '*/') -> skip;
SPACE: [ \t\r\n]+ -> skip;

fragment EXPONENT: [eE] [-+]? [0-9]+;
