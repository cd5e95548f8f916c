/** What a home does with its day, and what it offers of it. */
@NullMarked
package org.gridmarket.agent.energy.plan;

import org.jspecify.annotations.NullMarked;
