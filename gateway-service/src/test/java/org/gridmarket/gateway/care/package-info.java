@NullMarked
package org.gridmarket.gateway.care;

import org.jspecify.annotations.NullMarked;
