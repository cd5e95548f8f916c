/** Sources, against what a test plays. */
@NullMarked
package org.gridmarket.agent.source;

import org.jspecify.annotations.NullMarked;
