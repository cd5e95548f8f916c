/** What a home has sold, bought, paid and saved: made at home, by those who alone know. */
@NullMarked
package org.gridmarket.agent.energy.statement;

import org.jspecify.annotations.NullMarked;
