# Completion of assay in bash. What may come next is asked of assay itself, which answers with words that are quoted as the
# line needs them; nothing of the answer is evaluated.
_assay() {
  local kind word
  COMPREPLY=()
  {
    read -r kind
    while IFS= read -r word; do
      COMPREPLY+=("$word")
    done
  } < <(command assay __complete bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
  case $kind in
    files | '') return ;; # names of files are the default
    open) compopt -o nospace 2>/dev/null ;;
  esac
  compopt +o default +o bashdefault 2>/dev/null
}
complete -o default -o bashdefault -F _assay assay
