/** What an organisation's operator types: founding a market, rules, meters, licences, money, and the round's chores. */
@NullMarked
package org.gridmarket.cli.energy.operator;

import org.jspecify.annotations.NullMarked;
