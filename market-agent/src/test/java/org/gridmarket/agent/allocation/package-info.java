@NullMarked
package org.gridmarket.agent.allocation;

import org.jspecify.annotations.NullMarked;
