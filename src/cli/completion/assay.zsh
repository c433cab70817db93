#compdef assay
# Completion of assay in zsh. What may come next is asked of assay itself; zsh quotes it.
_assay() {
  local -a answer matches lines open
  local line
  answer=("${(@f)$(command assay __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)}")
  case ${answer[1]-} in
    files)
      compset -P '*='
      _files
      return
      ;;
    open) open=(-S '') ;;
  esac
  for line in "${(@)answer[2,-1]}"; do
    matches+=("${line%%$'\t'*}")
    lines+=("${line/$'\t'/  -- }")
  done
  compadd "${open[@]}" -l -d lines -a matches
}
if [ "$funcstack[1]" = _assay ]; then
  _assay "$@"
else
  compdef _assay assay
fi
